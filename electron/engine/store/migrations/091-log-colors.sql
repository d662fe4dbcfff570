-- What of a line that a program wrote has a colour, as JSON; null where nothing has.
ALTER TABLE run_lines ADD COLUMN colors TEXT;
