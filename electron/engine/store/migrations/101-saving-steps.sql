-- What the tasks that save shares are going to do, did, and have. Times are milliseconds since 1970.
CREATE TABLE saving_plans (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  task_id  INTEGER NOT NULL,
  made_at  INTEGER NOT NULL,
  -- Another one means that share or folder are otherwise than when the plan was made.
  inputs   TEXT    NOT NULL,
  state    TEXT    NOT NULL,
  question TEXT,
  -- What is left, and why; JSON.
  lefts    TEXT    NOT NULL
) STRICT;
CREATE INDEX saving_plans_of_task ON saving_plans (task_id, id);

CREATE TABLE saving_steps (
  plan_id INTEGER NOT NULL REFERENCES saving_plans (id) ON DELETE CASCADE,
  seq     INTEGER NOT NULL,
  step    TEXT    NOT NULL,
  -- Written before the request that it speaks of.
  state   TEXT    NOT NULL,
  -- By what the drive is asked how far it is.
  handle  TEXT,
  code    TEXT    NOT NULL DEFAULT '',
  at      INTEGER NOT NULL,
  PRIMARY KEY (plan_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_files (
  task_id   INTEGER NOT NULL,
  source_id TEXT    NOT NULL,
  folder    TEXT    NOT NULL,
  original  TEXT    NOT NULL,
  name      TEXT    NOT NULL,
  size      INTEGER NOT NULL,
  drive_id  TEXT    NOT NULL,
  state     TEXT    NOT NULL,
  saved_at  INTEGER NOT NULL,
  PRIMARY KEY (task_id, source_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE saving_standings (
  task_id  INTEGER PRIMARY KEY,
  standing TEXT    NOT NULL
) STRICT;
