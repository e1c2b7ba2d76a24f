-- Flows as they were, for the conversations that began them; the folder has the flows as they are.
CREATE TABLE flow_snapshot (
  shop text NOT NULL,
  hash text NOT NULL,
  flow text NOT NULL,
  document json NOT NULL,
  served_at timestamptz NOT NULL,
  PRIMARY KEY (shop, hash)
);
