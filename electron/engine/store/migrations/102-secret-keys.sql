-- What the secrets of a job and of a channel are kept by. Ids come again in another library, and a secret must not pass
-- to a stranger. Empty until what is kept by the id has moved.
ALTER TABLE jobs ADD COLUMN key TEXT NOT NULL DEFAULT '';
ALTER TABLE channels ADD COLUMN key TEXT NOT NULL DEFAULT '';
