ALTER TABLE shelf ADD COLUMN height_cm integer;
