-- Who would like a time that is not free, and is told when one frees.
CREATE TABLE booking_waiting (
  id uuid PRIMARY KEY,
  shop text NOT NULL,
  customer_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  resource text NOT NULL,
  from_at timestamptz NOT NULL,
  until_at timestamptz NOT NULL,
  open boolean NOT NULL,
  asked_at timestamptz NOT NULL,
  version bigint NOT NULL
);
CREATE INDEX booking_waiting_open ON booking_waiting (shop, asked_at) WHERE open;
CREATE INDEX booking_waiting_customer ON booking_waiting (customer_id) WHERE open;
