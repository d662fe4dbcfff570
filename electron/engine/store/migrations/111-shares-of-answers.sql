-- In how many of a thousand decided answers a link was alive: of its last ones, and of those of thirty days; -1 for none.
ALTER TABLE resources ADD COLUMN beat_share INTEGER NOT NULL DEFAULT -1;
ALTER TABLE resources ADD COLUMN alive_share INTEGER NOT NULL DEFAULT -1;

UPDATE resources SET (beat_share, alive_share) = (
  SELECT
    coalesce(CAST(round(1000 * avg(alive) FILTER (WHERE nth <= 14)) AS INTEGER), -1),
    coalesce(CAST(round(1000 * avg(alive) FILTER (WHERE at >= (unixepoch() - 30 * 86400) * 1000)) AS INTEGER), -1)
  FROM (
    SELECT at, row_number() OVER (ORDER BY id DESC) AS nth, CASE
      WHEN state IN ('valid', 'partial', 'passcode_required', 'passcode_wrong', 'pending') THEN 1
      WHEN state IN ('expired', 'cancelled', 'deleted', 'banned', 'not_found', 'empty') AND NOT doubted THEN 0 END AS alive
    FROM (SELECT * FROM checks WHERE resource_id = resources.id ORDER BY id DESC LIMIT 200)
  )
)
WHERE checked_at IS NOT NULL;

CREATE INDEX resources_by_beats ON resources (beat_share, id) WHERE archived_at IS NULL;
CREATE INDEX resources_by_alive ON resources (alive_share, id) WHERE archived_at IS NULL;
