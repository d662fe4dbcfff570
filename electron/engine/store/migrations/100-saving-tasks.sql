-- What a person wants saved into their own drive. Times are milliseconds since 1970.
CREATE TABLE saving_tasks (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  name       TEXT    NOT NULL,
  -- Everything else that it says; JSON.
  rest       TEXT    NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;
