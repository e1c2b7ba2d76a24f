-- The whole first schema. io.comptoir.storage's package documentation draws it.
--
-- Hot tables (message, inbox, turn, event) carry no foreign keys: their rows are only written while
-- the conversation's own row is locked, and a key check a row would cost more than the row.
-- json keeps words as they were written and is never searched here; jsonb is for what is searched.

CREATE TABLE customer (
  id uuid PRIMARY KEY,
  shop text NOT NULL,
  profile jsonb NOT NULL DEFAULT '{"values": {}}',
  version bigint NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL
) WITH (fillfactor = 80);

CREATE TABLE identity (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  channel text NOT NULL,
  account text NOT NULL,
  external_id text NOT NULL,
  customer_id uuid NOT NULL REFERENCES customer,
  UNIQUE (channel, account, external_id)
);

-- Columns that a turn changes are in no index, so that its updates stay in the page (HOT).
CREATE TABLE conversation (
  id uuid PRIMARY KEY,
  shop text NOT NULL,
  customer_id uuid NOT NULL REFERENCES customer,
  identity_id bigint NOT NULL REFERENCES identity,
  thread text NOT NULL,
  control smallint NOT NULL DEFAULT 0,
  language text NOT NULL,
  last_seq bigint NOT NULL DEFAULT 0,
  last_input bigint NOT NULL DEFAULT 0,
  done_input bigint NOT NULL DEFAULT 0,
  prompt_seq bigint NOT NULL DEFAULT 0,
  state json NOT NULL DEFAULT '{}',
  version bigint NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (identity_id, thread)
) WITH (fillfactor = 50);
CREATE INDEX conversation_of_customer ON conversation (customer_id);

CREATE TABLE message (
  conversation_id uuid NOT NULL,
  seq bigint NOT NULL,
  id uuid NOT NULL,
  author smallint NOT NULL,
  author_name text,
  content json NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (conversation_id, seq),
  UNIQUE (conversation_id, id)
);

-- Rows are never changed: those up to conversation.done_input are done.
CREATE TABLE inbox (
  conversation_id uuid NOT NULL,
  position bigint NOT NULL,
  account text NOT NULL,
  dedupe_key text NOT NULL,
  number bigint NOT NULL,
  kind smallint NOT NULL,
  payload json,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (conversation_id, position),
  UNIQUE (account, dedupe_key)
);

-- One row for each conversation that has inputs to take or a turn running, and who holds its lease.
CREATE TABLE work (
  conversation_id uuid PRIMARY KEY,
  node text,
  lease_until timestamptz NOT NULL,
  attempts smallint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

-- Running programs, so that news is only told when somebody else listens.
CREATE TABLE node (
  name text PRIMARY KEY
);

-- What each turn did, so that it replays exactly.
CREATE TABLE turn (
  conversation_id uuid NOT NULL,
  version bigint NOT NULL,
  first_input bigint NOT NULL,
  last_input bigint NOT NULL,
  shop_version text NOT NULL,
  steps json,
  at timestamptz NOT NULL,
  PRIMARY KEY (conversation_id, version)
);

CREATE TABLE timer (
  conversation_id uuid NOT NULL,
  name text NOT NULL,
  generation bigint NOT NULL,
  due_at timestamptz NOT NULL,
  PRIMARY KEY (conversation_id, name)
);
CREATE INDEX timer_due ON timer (due_at);

CREATE TABLE action_request (
  conversation_id uuid NOT NULL,
  call text NOT NULL,
  action text NOT NULL,
  arguments json NOT NULL,
  done boolean NOT NULL DEFAULT false,
  attempts smallint NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL,
  node text,
  lease_until timestamptz,
  fence bigint NOT NULL DEFAULT 0,
  result json,
  PRIMARY KEY (conversation_id, call)
);
CREATE INDEX action_request_open ON action_request (conversation_id) WHERE NOT done;

CREATE TABLE handover (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  conversation_id uuid NOT NULL,
  shop text NOT NULL,
  reason text NOT NULL,
  skill text NOT NULL,
  asked_at timestamptz NOT NULL,
  taken_by text,
  taken_at timestamptz,
  closed_at timestamptz
);
CREATE UNIQUE INDEX handover_open ON handover (conversation_id) WHERE closed_at IS NULL;

CREATE TABLE outbox (
  conversation_id uuid NOT NULL,
  seq bigint NOT NULL,
  channel text NOT NULL,
  state smallint NOT NULL DEFAULT 0,
  attempts smallint NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL,
  node text,
  lease_until timestamptz,
  fence bigint NOT NULL DEFAULT 0,
  reference text,
  receipt smallint NOT NULL DEFAULT 0,
  reason text,
  PRIMARY KEY (conversation_id, seq)
);
-- waiting (0) and sending (1) rows hold back those after them
CREATE INDEX outbox_open ON outbox (conversation_id, seq) WHERE state < 2;
CREATE INDEX outbox_reference ON outbox (channel, reference) WHERE reference IS NOT NULL;

CREATE TABLE event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  shop text NOT NULL,
  customer_id uuid NOT NULL,
  conversation_id uuid,
  name text NOT NULL,
  data jsonb NOT NULL,
  at timestamptz NOT NULL
);

CREATE INDEX event_of_conversation ON event (conversation_id, id);

CREATE TABLE cart (
  shop text NOT NULL,
  customer_id uuid NOT NULL,
  lines jsonb NOT NULL,
  coupon text,
  version bigint NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (customer_id, shop)
) WITH (fillfactor = 70);

CREATE TABLE customer_order (
  id uuid PRIMARY KEY,
  number text NOT NULL,
  shop text NOT NULL,
  customer_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  status text NOT NULL,
  document jsonb NOT NULL,
  placed_at timestamptz NOT NULL,
  version bigint NOT NULL,
  UNIQUE (shop, number)
);
CREATE INDEX customer_order_of_customer ON customer_order (customer_id, placed_at DESC);

CREATE TABLE payment (
  id uuid PRIMARY KEY,
  shop text NOT NULL,
  order_id uuid NOT NULL,
  provider text NOT NULL,
  amount bigint NOT NULL,
  currency text NOT NULL,
  status text NOT NULL,
  provider_reference text,
  url text,
  reason text,
  created_at timestamptz NOT NULL,
  version bigint NOT NULL
);
CREATE INDEX payment_of_order ON payment (order_id, created_at DESC);

CREATE TABLE payment_notice (
  provider text NOT NULL,
  notice_id text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (provider, notice_id)
);

CREATE TABLE stock (
  shop text NOT NULL,
  product_id text NOT NULL,
  pieces integer NOT NULL CHECK (pieces >= 0),
  PRIMARY KEY (shop, product_id)
);

-- released_at stays, so that putting back twice puts back once
CREATE TABLE stock_reservation (
  shop text NOT NULL,
  key text NOT NULL,
  product_id text NOT NULL,
  pieces integer NOT NULL,
  released_at timestamptz,
  PRIMARY KEY (shop, key, product_id)
);
