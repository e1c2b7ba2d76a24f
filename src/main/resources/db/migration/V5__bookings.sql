-- Units of a resource taken for a time. What is due (a hold lets go, a reminder is sent) is found by its clock.
CREATE TABLE booking (
  id uuid PRIMARY KEY,
  number text NOT NULL,
  shop text NOT NULL,
  customer_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  resource text NOT NULL,
  from_at timestamptz NOT NULL,
  until_at timestamptz NOT NULL,
  units integer NOT NULL CHECK (units > 0),
  status text NOT NULL,
  due_at timestamptz,
  details jsonb NOT NULL DEFAULT '{}',
  version bigint NOT NULL,
  UNIQUE (shop, number)
);
CREATE INDEX booking_of_resource ON booking (shop, resource, from_at) WHERE status <> 'CANCELLED';
CREATE INDEX booking_of_customer ON booking (customer_id, from_at DESC);
CREATE INDEX booking_due ON booking (due_at) WHERE due_at IS NOT NULL;
