-- What decides when a link is looked at again and when it counts as dead.
ALTER TABLE resources ADD COLUMN alive_since INTEGER;
ALTER TABLE resources ADD COLUMN doubted_at INTEGER;
ALTER TABLE resources ADD COLUMN undecided_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE resources ADD COLUMN final_url TEXT NOT NULL DEFAULT '';

-- A campaign takes what is due, the longest overdue first; what was never checked has no date. With
-- checked_at at its end the index alone can count what is left.
DROP INDEX resources_by_lane;
CREATE INDEX resources_by_due
  ON resources (provider, coalesce(next_check_at, 0), id, coalesce(checked_at, 0));

-- Which answers changed something, so that two runs can be compared.
ALTER TABLE checks ADD COLUMN change TEXT NOT NULL DEFAULT 'none' CHECK (change IN ('none', 'died', 'revived'));
CREATE INDEX checks_by_change ON checks (id) WHERE change <> 'none';

-- How a provider's lane stands between runs: its breaker, and what was asked of it on one day (UTC, days since 1970).
CREATE TABLE lanes (
  provider   TEXT    PRIMARY KEY,
  failures   INTEGER NOT NULL,
  openings   INTEGER NOT NULL,
  open_until INTEGER NOT NULL,
  day        INTEGER NOT NULL,
  asked      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
