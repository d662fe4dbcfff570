-- What a file of jobs and settings changed when it was taken in, as JSON, until it is undone or forgotten.
CREATE TABLE taken_files (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  at      INTEGER NOT NULL,
  content TEXT    NOT NULL
) STRICT;
