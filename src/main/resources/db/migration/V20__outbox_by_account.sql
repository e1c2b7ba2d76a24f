-- Which account a message leaves by, so that each has its own room; how many parts of it are out.
ALTER TABLE outbox ADD COLUMN account text NOT NULL DEFAULT '', ADD COLUMN parts smallint NOT NULL DEFAULT 0;
UPDATE outbox o SET account = i.account
FROM conversation c JOIN identity i ON i.id = c.identity_id
WHERE c.id = o.conversation_id;
ALTER TABLE outbox ALTER COLUMN account DROP DEFAULT;

CREATE INDEX outbox_due ON outbox (channel, account, due_at) WHERE state < 2;
-- held (3) and given up (4): what operators look at
CREATE INDEX outbox_dead ON outbox (due_at) WHERE state > 2;
