-- A person's own accounts at drives. Times are milliseconds since 1970; what signs in is kept sealed elsewhere, never here.
CREATE TABLE accounts (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  drive      TEXT    NOT NULL,
  -- What its secret is kept by. Ids come again in another library, and a secret must not pass to a stranger.
  key        TEXT    NOT NULL UNIQUE,
  name       TEXT    NOT NULL DEFAULT '',
  state      TEXT    NOT NULL,
  profile    TEXT,
  checked_at INTEGER,
  -- Set while its removal can still be undone.
  removed_at INTEGER
) STRICT;
