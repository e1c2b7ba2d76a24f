-- What people said about hearing from an account: all of it, the newest counts, each with its proof.
CREATE TABLE consent (
  channel text NOT NULL,
  account text NOT NULL,
  external_id text NOT NULL,
  at timestamptz NOT NULL,
  given boolean NOT NULL,
  proof text NOT NULL,
  -- the same said again under the same proof is the same
  PRIMARY KEY (channel, account, external_id, proof)
);
