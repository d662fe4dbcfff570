-- What is done with files once they are in the drive. Times are milliseconds since 1970.
CREATE TABLE saving_hooks (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  -- What its secrets are kept by.
  key      TEXT    NOT NULL,
  kind     TEXT    NOT NULL,
  name     TEXT    NOT NULL,
  is_on    INTEGER NOT NULL DEFAULT 1,
  -- By name, without the secret ones; JSON.
  settings TEXT    NOT NULL,
  -- The names of the secret ones; JSON.
  secrets  TEXT    NOT NULL,
  -- How it ended last; JSON.
  last     TEXT
) STRICT;

-- Files of which a hook is still to be told.
CREATE TABLE saving_hook_dues (
  hook_id   INTEGER NOT NULL REFERENCES saving_hooks (id) ON DELETE CASCADE,
  task_id   INTEGER NOT NULL,
  source_id TEXT    NOT NULL,
  -- How often that failed.
  tries     INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (hook_id, task_id, source_id)
) STRICT, WITHOUT ROWID;

-- Whether the hooks of its task were to be told of a file; there were none before.
ALTER TABLE saved_files ADD COLUMN is_noted INTEGER NOT NULL DEFAULT 0;
UPDATE saved_files SET is_noted = 1;
