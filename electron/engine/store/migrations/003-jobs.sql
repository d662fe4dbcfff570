-- What is scheduled. trigger, params and policy are JSON, checked by their schemas when read.
CREATE TABLE jobs (
  id          TEXT PRIMARY KEY,
  trigger     TEXT    NOT NULL,
  params      TEXT    NOT NULL,
  policy      TEXT    NOT NULL,
  paused      INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)),
  next_run_at INTEGER,
  created_at  INTEGER NOT NULL,
  updated_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX jobs_by_next_run ON jobs (next_run_at) WHERE paused = 0;
