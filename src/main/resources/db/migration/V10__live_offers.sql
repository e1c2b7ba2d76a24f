-- What products cost at the moment, where that is other than in the catalogue.
CREATE TABLE live_offer (
  shop text NOT NULL,
  product_id text NOT NULL,
  -- null: as in the catalogue
  price bigint CHECK (price >= 0),
  compare_at bigint CHECK (compare_at >= 0),
  -- the catalogue's price when it was said; a catalogue that changes it is newer
  instead_of bigint,
  currency text NOT NULL,
  -- grows with every change of a shop, in the order of commits
  seq bigint NOT NULL,
  PRIMARY KEY (shop, product_id)
);

CREATE INDEX live_offer_by_change ON live_offer (shop, seq);
CREATE SEQUENCE live_offer_change;
