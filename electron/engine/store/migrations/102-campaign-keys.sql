-- What messages between machines call a campaign: another database has the same ids.
ALTER TABLE campaigns ADD COLUMN key TEXT NOT NULL DEFAULT '';
UPDATE campaigns SET key = lower(hex(randomblob(16)));
