-- How many messages an account sent in a month.
CREATE INDEX outbox_sent ON outbox (channel, account, due_at) WHERE state = 2;
