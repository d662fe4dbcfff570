-- A person paused it: it goes on when they or its schedule say so, not because the app starts.
ALTER TABLE campaigns ADD COLUMN paused_at INTEGER;

-- Weak evidence of a death that was not believed yet: such an answer counts as undecided.
ALTER TABLE checks ADD COLUMN doubted INTEGER NOT NULL DEFAULT 0 CHECK (doubted IN (0, 1));

-- What changed between two runs is found without looking at every answer.
DROP INDEX checks_by_change;
CREATE INDEX checks_by_change ON checks (run_id, resource_id, change) WHERE change <> 'none';
