-- Until when an unpaid order keeps its goods; what is due is found without looking at the documents.
ALTER TABLE customer_order ADD COLUMN held_until timestamptz;
CREATE INDEX customer_order_overdue ON customer_order (held_until) WHERE held_until IS NOT NULL;

-- Money that is to go back is rare, and looked for often.
CREATE INDEX payment_refunding ON payment (created_at) WHERE status = 'REFUNDING';
