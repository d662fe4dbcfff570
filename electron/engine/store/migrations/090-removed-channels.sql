-- How the last attempt to send over a channel went (JSON), and when it was removed: for a moment it can come back.
ALTER TABLE channels ADD COLUMN last_attempt TEXT;
ALTER TABLE channels ADD COLUMN removed_at INTEGER;
