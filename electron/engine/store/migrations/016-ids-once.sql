-- An id is never given again: a page or a script that still holds the id of a deleted resource or run must not reach
-- another one. AUTOINCREMENT cannot be added to a table that is there, so both are made anew
-- (https://sqlite.org/lang_altertable.html#otheralter; foreign keys are off meanwhile).
CREATE TABLE resources_anew (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  title           TEXT    NOT NULL,
  url             TEXT    NOT NULL,
  provider        TEXT    NOT NULL,
  share_id        TEXT    NOT NULL,
  passcode        TEXT    NOT NULL DEFAULT '',
  category        TEXT    NOT NULL DEFAULT '',
  note            TEXT    NOT NULL DEFAULT '',
  is_expired      INTEGER NOT NULL DEFAULT 0 CHECK (is_expired IN (0, 1)),
  state           TEXT,
  code            TEXT    NOT NULL DEFAULT '',
  reason          TEXT    NOT NULL DEFAULT '',
  checked_at      INTEGER,
  valid_at        INTEGER,
  expired_at      INTEGER,
  next_check_at   INTEGER,
  created_at      INTEGER NOT NULL,
  updated_at      INTEGER NOT NULL,
  alive_since     INTEGER,
  doubted_at      INTEGER,
  undecided_count INTEGER NOT NULL DEFAULT 0,
  final_url       TEXT    NOT NULL DEFAULT ''
) STRICT;

INSERT INTO resources_anew
  SELECT id, title, url, provider, share_id, passcode, category, note, is_expired, state, code, reason, checked_at,
    valid_at, expired_at, next_check_at, created_at, updated_at, alive_since, doubted_at, undecided_count, final_url
  FROM resources;
DROP TABLE resources;
ALTER TABLE resources_anew RENAME TO resources;

CREATE INDEX resources_by_share ON resources (provider, share_id);
CREATE INDEX resources_by_title ON resources (title COLLATE NOCASE, id);
CREATE INDEX resources_by_checked ON resources (coalesce(checked_at, 0), id);
CREATE INDEX resources_by_health ON resources (is_expired, state);
CREATE INDEX resources_by_death ON resources (expired_at, id) WHERE is_expired = 1;
CREATE INDEX resources_by_due
  ON resources (provider, coalesce(next_check_at, 0), id, coalesce(checked_at, 0), is_expired);

CREATE TABLE runs_anew (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  job_id        TEXT    NOT NULL,
  cause         TEXT    NOT NULL,
  scheduled_at  INTEGER NOT NULL,
  started_at    INTEGER,
  finished_at   INTEGER,
  outcome       TEXT,
  done          INTEGER NOT NULL DEFAULT 0,
  total         INTEGER NOT NULL DEFAULT 0,
  error         TEXT    NOT NULL DEFAULT '',
  summary       TEXT,
  error_message TEXT
) STRICT;

INSERT INTO runs_anew
  SELECT id, job_id, cause, scheduled_at, started_at, finished_at, outcome, done, total, error, summary, error_message
  FROM runs;
DROP TABLE runs;
ALTER TABLE runs_anew RENAME TO runs;

CREATE INDEX runs_by_job ON runs (job_id, id);
CREATE INDEX runs_unfinished ON runs (id) WHERE outcome IS NULL;

-- The next id is above all that are known to have been given, those of deleted rows included. A selection that
-- is not a list of ids, or is damaged, names none.
DELETE FROM sqlite_sequence WHERE name IN ('resources', 'runs', 'resources_anew', 'runs_anew');
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'resources', max(
    (SELECT coalesce(max(id), 0) FROM resources),
    (SELECT coalesce(max(json_each.value), 0) FROM campaigns,
       json_each(CASE WHEN json_valid(selection) AND json_type(selection) = 'array' THEN selection ELSE '[]' END)
     WHERE json_each.type = 'integer'));
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'runs', max(
    (SELECT coalesce(max(id), 0) FROM runs),
    (SELECT coalesce(max(run_id), 0) FROM checks));
