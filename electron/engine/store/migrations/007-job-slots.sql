-- The slot a job's next run is for: next_run_at is that slot plus its jitter, and the slot after it
-- is computed from here, so that jitter never adds up.
ALTER TABLE jobs ADD COLUMN slot_at INTEGER;
UPDATE jobs SET slot_at = next_run_at;
