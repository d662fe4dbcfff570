-- What lets scripts in under a name. A digest opens nothing: whoever reads a backup is not let in by it.
CREATE TABLE api_tokens (
  name TEXT PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,
  rights TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  ends_at INTEGER,
  used_at INTEGER
) STRICT, WITHOUT ROWID;
