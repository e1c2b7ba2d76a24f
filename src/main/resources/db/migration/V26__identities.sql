-- One person, several channels: how an identity came to its customer, wishes to be known elsewhere
-- as well, and customers that became one, with what was whose.
ALTER TABLE identity ADD COLUMN proof text, ADD COLUMN linked_at timestamptz;
CREATE INDEX identity_of_customer ON identity (customer_id);

CREATE TABLE link_grant (
  id uuid PRIMARY KEY,
  shop text NOT NULL,
  identity_id bigint NOT NULL,
  conversation_id uuid NOT NULL,
  channel text NOT NULL,
  code_hash text NOT NULL,
  asked_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  used_in uuid,
  merge_id uuid
);
CREATE UNIQUE INDEX link_grant_code ON link_grant (shop, code_hash) WHERE used_at IS NULL;
CREATE INDEX link_grant_of_identity ON link_grant (identity_id, asked_at);

-- Codes that were tried, by the identity's id or its name; forgotten after a day.
CREATE TABLE link_try (
  shop text NOT NULL,
  who text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX link_try_of_shop ON link_try (shop, at);

CREATE TABLE customer_merge (
  id uuid PRIMARY KEY,
  shop text NOT NULL,
  kept uuid NOT NULL,
  gone uuid NOT NULL,
  proof text NOT NULL,
  asked uuid,
  joined uuid,
  ledger jsonb NOT NULL,
  at timestamptz NOT NULL,
  undone_at timestamptz,
  told boolean NOT NULL DEFAULT false
);
CREATE INDEX customer_merge_of_kept ON customer_merge (kept, at);
CREATE INDEX customer_merge_of_gone ON customer_merge (gone, at);
CREATE INDEX customer_merge_of_shop ON customer_merge (shop, at);
CREATE INDEX customer_merge_untold ON customer_merge (at) WHERE NOT told;
