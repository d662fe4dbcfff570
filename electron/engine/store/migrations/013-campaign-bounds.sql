-- Whether the limit and the time budget of the job hold for a campaign: they do for what its schedule begins,
-- not for a check of everything that a person asks for. selection may also be "unexpired".
ALTER TABLE campaigns ADD COLUMN bounded INTEGER NOT NULL DEFAULT 1 CHECK (bounded IN (0, 1));

-- With is_expired at its end the index alone can count what such a campaign has left.
DROP INDEX resources_by_due;
CREATE INDEX resources_by_due
  ON resources (provider, coalesce(next_check_at, 0), id, coalesce(checked_at, 0), is_expired);
