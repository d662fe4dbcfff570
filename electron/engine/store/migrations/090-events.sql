-- What made a job due outside its times, and what started a run: JSON of one occurrence.
ALTER TABLE jobs ADD COLUMN occurrence TEXT;
ALTER TABLE runs ADD COLUMN occurrence TEXT;

-- The few jobs that wait for something to happen are asked for at the end of each run.
CREATE INDEX jobs_waiting_for_events ON jobs (id) WHERE instr(trigger, '"on":[') > 0;
