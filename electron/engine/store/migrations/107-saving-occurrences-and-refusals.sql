-- What happened since a task waits for it, and has not had its turn for; JSON.
ALTER TABLE saving_tasks ADD COLUMN occurrence TEXT;

-- Bad copies: a file by what it was called and how large it was, wherever it lies, or all of a share.
CREATE TABLE saving_refusals (
  -- What the task was called: another task of that name refuses them too.
  title     TEXT    NOT NULL,
  kind      TEXT    NOT NULL,
  -- The id of the file or of the share.
  source_id TEXT    NOT NULL,
  name      TEXT    NOT NULL,
  size      INTEGER NOT NULL,
  PRIMARY KEY (title, kind, source_id)
) STRICT, WITHOUT ROWID;

-- When a person said last that a quiet series goes on.
ALTER TABLE saving_tasks ADD COLUMN heard_at INTEGER NOT NULL DEFAULT 0;
