-- What was taken for a payment and what of it goes back, in the currency that it came in.
ALTER TABLE payment
  ADD COLUMN capture text NOT NULL DEFAULT 'AT_ONCE',
  ADD COLUMN captured bigint NOT NULL DEFAULT 0,
  ADD COLUMN promised bigint NOT NULL DEFAULT 0,
  ADD COLUMN refunded bigint NOT NULL DEFAULT 0,
  ADD COLUMN balance_currency text,
  ADD COLUMN charge text,
  ADD COLUMN dispute_stage text,
  ADD COLUMN dispute_reason text,
  ADD COLUMN look_at timestamptz;

UPDATE payment SET captured = amount WHERE status IN ('PAID', 'REFUNDING', 'REFUNDED');
UPDATE payment SET promised = amount, refunded = amount WHERE status = 'REFUNDED';
UPDATE payment SET balance_currency = currency;
ALTER TABLE payment ALTER COLUMN balance_currency SET NOT NULL;

CREATE INDEX payment_look ON payment (look_at) WHERE look_at IS NOT NULL;
CREATE INDEX payment_of_reference ON payment (provider, provider_reference)
  WHERE provider_reference IS NOT NULL;
CREATE INDEX payment_of_charge ON payment (provider, charge) WHERE charge IS NOT NULL;

CREATE TABLE refund (
  id uuid PRIMARY KEY,
  payment_id uuid NOT NULL,
  shop text NOT NULL,
  amount bigint NOT NULL,
  currency text NOT NULL,
  reason text NOT NULL,
  status text NOT NULL,
  reference text,
  trouble text,
  asked_at timestamptz NOT NULL,
  look_at timestamptz,
  version bigint NOT NULL
);
CREATE INDEX refund_of_payment ON refund (payment_id, asked_at);
CREATE INDEX refund_look ON refund (look_at) WHERE look_at IS NOT NULL;
