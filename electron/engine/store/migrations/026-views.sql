-- Searches a person keeps under a name. query is JSON: filter, order and direction.
CREATE TABLE views (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  name     TEXT    NOT NULL UNIQUE,
  position INTEGER NOT NULL,
  query    TEXT    NOT NULL
) STRICT;
