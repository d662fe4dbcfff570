-- As which browser a session was opened, in the browser's own words; empty for those from before.
ALTER TABLE sessions ADD COLUMN agent TEXT NOT NULL DEFAULT '';
