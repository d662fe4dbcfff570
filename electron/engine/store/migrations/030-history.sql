-- How many resources stand how, kept up by the triggers below: a count of all costs nothing at a million links.
-- An unchecked one has the state ''.
CREATE TABLE standing_counts (
  provider   TEXT    NOT NULL,
  is_expired INTEGER NOT NULL,
  state      TEXT    NOT NULL,
  count      INTEGER NOT NULL,
  PRIMARY KEY (provider, is_expired, state)
) STRICT, WITHOUT ROWID;

INSERT INTO standing_counts
  SELECT provider, is_expired, coalesce(state, ''), count(*) FROM resources
  GROUP BY provider, is_expired, coalesce(state, '');

CREATE TRIGGER standing_of_new AFTER INSERT ON resources BEGIN
  INSERT INTO standing_counts VALUES (new.provider, new.is_expired, coalesce(new.state, ''), 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;

CREATE TRIGGER standing_of_deleted AFTER DELETE ON resources BEGIN
  UPDATE standing_counts SET count = count - 1
    WHERE provider = old.provider AND is_expired = old.is_expired AND state = coalesce(old.state, '');
END;

CREATE TRIGGER standing_of_changed AFTER UPDATE OF provider, is_expired, state ON resources
WHEN old.provider IS NOT new.provider OR old.is_expired IS NOT new.is_expired OR old.state IS NOT new.state BEGIN
  UPDATE standing_counts SET count = count - 1
    WHERE provider = old.provider AND is_expired = old.is_expired AND state = coalesce(old.state, '');
  INSERT INTO standing_counts VALUES (new.provider, new.is_expired, coalesce(new.state, ''), 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;

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
