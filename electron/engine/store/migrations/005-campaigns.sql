-- One pass over many links. What was checked since started_at is done; the rest is still to do,
-- so a campaign cut short goes on where it was. selection is a JSON list of resource ids, or null for all.
CREATE TABLE campaigns (
  id          INTEGER PRIMARY KEY,
  job_id      TEXT    NOT NULL,
  run_id      INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  started_at  INTEGER NOT NULL,
  finished_at INTEGER,
  selection   TEXT
) STRICT;

CREATE INDEX campaigns_open ON campaigns (job_id) WHERE finished_at IS NULL;
