-- What is deleted moves here, so that no statement about resources can find it, until it is restored or purged.
-- finished is 0 while a deletion of many is under way: one that is cut short is undone at the next start.
CREATE TABLE deletions (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  deleted_at INTEGER NOT NULL,
  finished   INTEGER NOT NULL DEFAULT 0 CHECK (finished IN (0, 1))
) STRICT;

CREATE TABLE deleted_resources (
  -- That of the resource.
  id          INTEGER PRIMARY KEY,
  deletion_id INTEGER NOT NULL REFERENCES deletions (id),
  -- Its columns by name, as JSON, and the names of its tags.
  content     TEXT    NOT NULL,
  tags        TEXT    NOT NULL
) STRICT;
CREATE INDEX deleted_resources_by_deletion ON deleted_resources (deletion_id, id);

-- Answers outlive their resource until it is purged, so they no longer go with it.
CREATE TABLE checks_anew (
  id          INTEGER PRIMARY KEY,
  resource_id INTEGER NOT NULL,
  run_id      INTEGER,
  at          INTEGER NOT NULL,
  state       TEXT    NOT NULL,
  code        TEXT    NOT NULL,
  reason      TEXT    NOT NULL,
  latency_ms  INTEGER NOT NULL,
  change      TEXT    NOT NULL DEFAULT 'none' CHECK (change IN ('none', 'died', 'revived')),
  doubted     INTEGER NOT NULL DEFAULT 0 CHECK (doubted IN (0, 1))
) STRICT;
INSERT INTO checks_anew
  SELECT id, resource_id, run_id, at, state, code, reason, latency_ms, change, doubted FROM checks;
DROP TABLE checks;
ALTER TABLE checks_anew RENAME TO checks;
CREATE INDEX checks_by_resource ON checks (resource_id, id);
CREATE INDEX checks_by_run ON checks (run_id);
CREATE INDEX checks_by_change ON checks (run_id, resource_id, change) WHERE change <> 'none';
