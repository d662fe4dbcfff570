-- What was found on one day of a drive, kept when the checks it was counted from are gone. A day is counted from
-- 1970-01-01 by the calendar of the zone that held when it was written. Times are milliseconds.
CREATE TABLE days (
  day        INTEGER NOT NULL,
  provider   TEXT    NOT NULL,
  asked      INTEGER NOT NULL DEFAULT 0,
  died       INTEGER NOT NULL DEFAULT 0,
  revived    INTEGER NOT NULL DEFAULT 0,
  -- Answers that decided something, and how long they took together.
  decided    INTEGER NOT NULL DEFAULT 0,
  latency_ms INTEGER NOT NULL DEFAULT 0,
  -- How the links stood when the day was over; null until then.
  alive      INTEGER,
  dead       INTEGER,
  undecided  INTEGER,
  uncheckable INTEGER,
  unchecked  INTEGER,
  PRIMARY KEY (day, provider)
) STRICT, WITHOUT ROWID;

-- How many shares died after so many whole days in which they were seen alive.
CREATE TABLE lifetimes (
  provider TEXT    NOT NULL,
  state    TEXT    NOT NULL,
  days     INTEGER NOT NULL,
  count    INTEGER NOT NULL,
  PRIMARY KEY (provider, state, days)
) STRICT, WITHOUT ROWID;

-- What happened, one row for what belongs together: what one run found, a job's failures of one day, one import.
-- source says what that is; at is when it last grew.
CREATE TABLE activity (
  id     INTEGER PRIMARY KEY,
  kind   TEXT    NOT NULL CHECK (kind IN ('died', 'revived', 'doubted', 'failed', 'backed-up', 'imported')),
  source TEXT    NOT NULL,
  job_id TEXT,
  run_id INTEGER,
  at     INTEGER NOT NULL,
  count  INTEGER NOT NULL,
  UNIQUE (kind, source)
) STRICT;

CREATE INDEX activity_by_time ON activity (at, id);

-- The first links of it.
CREATE TABLE activity_links (
  activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  resource_id INTEGER NOT NULL REFERENCES resources (id) ON DELETE CASCADE,
  PRIMARY KEY (activity_id, resource_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX activity_links_by_resource ON activity_links (resource_id);

-- The last check that days and lifetimes do not hold yet: those up to it are counted once, after the start.
CREATE TABLE uncounted_checks (last_id INTEGER NOT NULL) STRICT;
INSERT INTO uncounted_checks SELECT max(id) FROM checks HAVING max(id) IS NOT NULL;
