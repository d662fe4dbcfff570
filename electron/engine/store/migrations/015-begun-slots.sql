-- Which slots of a job were begun, as spans from the first to the last of slots that followed one another. A span
-- outlives its job and the history of its runs: a job that comes back begins none of them again. Times are
-- milliseconds since 1970.
CREATE TABLE begun_slots (
  job_id   TEXT    NOT NULL,
  first_at INTEGER NOT NULL,
  last_at  INTEGER NOT NULL,
  PRIMARY KEY (job_id, first_at)
) STRICT, WITHOUT ROWID;

INSERT INTO begun_slots (job_id, first_at, last_at)
  SELECT job_id, max(scheduled_at), max(scheduled_at) FROM runs
  WHERE cause IN ('schedule', 'catch-up') AND started_at IS NOT NULL GROUP BY job_id;
