-- Browsers that are signed in. A digest opens nothing: whoever reads a backup is not signed in by it.
CREATE TABLE sessions (
  digest TEXT PRIMARY KEY,
  began_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The password that sessions were opened under, as it is hashed; with another one they end.
CREATE TABLE session_password (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  hash TEXT NOT NULL
) STRICT;
