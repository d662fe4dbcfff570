-- Every answer to "is this share alive?".
CREATE TABLE checks (
  id          INTEGER PRIMARY KEY,
  resource_id INTEGER NOT NULL REFERENCES resources (id) ON DELETE CASCADE,
  run_id      INTEGER,
  at          INTEGER NOT NULL,
  state       TEXT    NOT NULL,
  code        TEXT    NOT NULL,
  reason      TEXT    NOT NULL,
  latency_ms  INTEGER NOT NULL
) STRICT;

CREATE INDEX checks_by_resource ON checks (resource_id, id);
CREATE INDEX checks_by_run ON checks (run_id);
