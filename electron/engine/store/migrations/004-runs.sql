-- One execution of a job; outcome is null while it runs. History outlives its job.
CREATE TABLE runs (
  id           INTEGER PRIMARY KEY,
  job_id       TEXT    NOT NULL,
  cause        TEXT    NOT NULL,
  scheduled_at INTEGER NOT NULL,
  started_at   INTEGER,
  finished_at  INTEGER,
  outcome      TEXT,
  done         INTEGER NOT NULL DEFAULT 0,
  total        INTEGER NOT NULL DEFAULT 0,
  error        TEXT    NOT NULL DEFAULT '',
  summary      TEXT
) STRICT;

CREATE INDEX runs_by_job ON runs (job_id, id);
CREATE INDEX runs_unfinished ON runs (id) WHERE outcome IS NULL;

CREATE TABLE run_lines (
  run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  seq    INTEGER NOT NULL,
  at     INTEGER NOT NULL,
  level  TEXT    NOT NULL,
  text   TEXT    NOT NULL,
  PRIMARY KEY (run_id, seq)
) STRICT, WITHOUT ROWID;
