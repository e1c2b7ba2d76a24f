-- Goods that are to come back wait for somebody of the shop; what waits is found without looking at the documents.
ALTER TABLE customer_order ADD COLUMN returns_since timestamptz;
UPDATE customer_order SET returns_since =
    (SELECT min((r ->> 'at')::timestamptz) FROM jsonb_array_elements(document -> 'returns') r)
  WHERE jsonb_typeof(document -> 'returns') = 'array' AND jsonb_array_length(document -> 'returns') > 0;
CREATE INDEX customer_order_returns ON customer_order (shop, returns_since) WHERE returns_since IS NOT NULL;
