-- Each turn that a task which saves a share had: written when it begins, and again when it ends. Times are milliseconds since 1970.
CREATE TABLE saving_turns (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  task_id  INTEGER NOT NULL,
  run_id   INTEGER NOT NULL,
  begun_at INTEGER NOT NULL,
  -- Null while it lasts, and for one that was cut short.
  ended_at INTEGER,
  -- How it ended; JSON.
  outcome  TEXT
) STRICT;
CREATE INDEX saving_turns_of_task ON saving_turns (task_id, id);
CREATE INDEX saving_turns_of_run ON saving_turns (run_id, id);

-- Episodes that a person read in the names of files of a share.
CREATE TABLE saving_episodes (
  task_id   INTEGER NOT NULL,
  source_id TEXT    NOT NULL,
  episode   TEXT    NOT NULL,
  PRIMARY KEY (task_id, source_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX saved_files_by_time ON saved_files (saved_at, task_id, source_id);
