-- What an import brings waits here until all of it does, so that no transaction stays open meanwhile and a
-- kill leaves either nothing of it or all of it.
CREATE TABLE imports (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- Milliseconds since 1970.
  started_at INTEGER NOT NULL,
  -- 1 once all of it waits: from then on it goes on, if need be after the next start.
  accepted INTEGER NOT NULL DEFAULT 0,
  added INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE import_pieces (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
  -- Some hundred links, as JSON.
  drafts TEXT NOT NULL
) STRICT;

CREATE INDEX import_pieces_by_import ON import_pieces (import_id, id);
