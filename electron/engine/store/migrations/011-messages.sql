-- What Pansentry itself writes is kept as a message (JSON: key and values) and put into words when it is
-- shown; the text beside it is then empty. What was written before, or by a program, is text.
ALTER TABLE run_lines ADD COLUMN message TEXT;
ALTER TABLE runs ADD COLUMN error_message TEXT;
