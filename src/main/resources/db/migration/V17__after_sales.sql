-- Gift cards: the balance, and each move of it under its key, so that nothing is taken or given twice.
CREATE TABLE gift_card (
  shop text NOT NULL,
  code text NOT NULL,
  balance bigint NOT NULL CHECK (balance >= 0),
  currency text NOT NULL,
  customer_id uuid,
  expires_at timestamptz,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (shop, code)
);
CREATE INDEX gift_card_of_customer ON gift_card (shop, customer_id, created_at DESC) WHERE customer_id IS NOT NULL;
CREATE TABLE gift_card_move (
  shop text NOT NULL,
  key text NOT NULL,
  code text NOT NULL,
  amount bigint NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (shop, key)
);

-- Invoices, numbered by shop without a gap; each keeps the order as it was then.
CREATE TABLE invoice (
  shop text NOT NULL,
  number bigint NOT NULL,
  order_id uuid NOT NULL,
  document jsonb NOT NULL,
  issued_at timestamptz NOT NULL,
  PRIMARY KEY (shop, number),
  UNIQUE (shop, order_id)
);

-- Orders for which money is to be given back and nobody has seen to it.
ALTER TABLE customer_order ADD COLUMN owes_money boolean NOT NULL DEFAULT false;
CREATE INDEX customer_order_owing ON customer_order (placed_at) WHERE owes_money;
