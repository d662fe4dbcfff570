-- A pause of a job that ends by itself, or the last that did: JSON of when it began and ends. The job keeps the time it
-- waits for meanwhile, so that what came due is made up for like any other missed run.
ALTER TABLE jobs ADD COLUMN timed_pause TEXT;
