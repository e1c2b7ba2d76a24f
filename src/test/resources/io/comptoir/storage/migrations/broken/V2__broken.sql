ALTER TABLE shelf ADD COLUMN width_cm integer;
ALTER TABLE no_such_table ADD COLUMN x integer;
