-- What is archived is kept and not checked. import_id tells which import brought a link.
ALTER TABLE resources ADD COLUMN archived_at INTEGER;
ALTER TABLE resources ADD COLUMN import_id INTEGER;
ALTER TABLE imports ADD COLUMN finished_at INTEGER;

-- A link that no check can ask about is outside the sums of what is alive; the rest is `healthOf`.
ALTER TABLE resources ADD COLUMN health TEXT NOT NULL GENERATED ALWAYS AS (
  CASE
    WHEN provider IN ('xunlei', 'pikpak') THEN 'uncheckable'
    WHEN is_expired = 1 THEN 'dead'
    WHEN state IS NULL THEN 'unchecked'
    WHEN state IN ('valid', 'partial', 'passcode_required', 'passcode_wrong', 'pending') THEN 'alive'
    ELSE 'undecided'
  END) VIRTUAL;

-- What several links of one work have in common: its title without marks and blanks.
ALTER TABLE resources ADD COLUMN title_key TEXT NOT NULL GENERATED ALWAYS AS (
  lower(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
    title, ' ', ''), '　', ''), '《', ''), '》', ''), '【', ''), '】', ''), '「', ''), '」', ''), '[', ''), ']', ''),
    '.', ''), '·', ''), '-', ''), '_', ''))) VIRTUAL;

-- Every order that a list can have, of what is not archived. Each ends in the id.
DROP INDEX resources_by_title;
DROP INDEX resources_by_checked;
DROP INDEX resources_by_health;
DROP INDEX resources_by_death;
DROP INDEX resources_by_due;
CREATE INDEX resources_by_title ON resources (title COLLATE NOCASE, id) WHERE archived_at IS NULL;
CREATE INDEX resources_by_provider ON resources (provider, id) WHERE archived_at IS NULL;
CREATE INDEX resources_by_health ON resources (health, id) WHERE archived_at IS NULL;
CREATE INDEX resources_by_category ON resources (category_id, id) WHERE archived_at IS NULL;
CREATE INDEX resources_by_code ON resources (code, id) WHERE archived_at IS NULL;
CREATE INDEX resources_by_death ON resources (coalesce(expired_at, 0), id) WHERE archived_at IS NULL;
CREATE INDEX resources_by_checked ON resources (coalesce(checked_at, 0), id) WHERE archived_at IS NULL;
CREATE INDEX resources_by_added ON resources (created_at, id) WHERE archived_at IS NULL;
CREATE INDEX resources_by_due
  ON resources (provider, coalesce(next_check_at, 0), id, coalesce(checked_at, 0), is_expired)
  WHERE archived_at IS NULL;
CREATE INDEX resources_archived ON resources (id) WHERE archived_at IS NOT NULL;
CREATE INDEX resources_by_import ON resources (import_id, id) WHERE import_id IS NOT NULL;
CREATE INDEX resources_by_title_key ON resources (title_key);

-- How many links there are of each kind, so that nothing has to be counted to be told.
CREATE TABLE resource_counts (
  provider    TEXT    NOT NULL,
  health      TEXT    NOT NULL,
  category_id INTEGER NOT NULL,
  archived    INTEGER NOT NULL,
  count       INTEGER NOT NULL,
  PRIMARY KEY (provider, health, category_id, archived)
) STRICT, WITHOUT ROWID;
INSERT INTO resource_counts
  SELECT provider, health, category_id, archived_at IS NOT NULL, count(*) FROM resources GROUP BY 1, 2, 3, 4;

CREATE TRIGGER resources_counted_in AFTER INSERT ON resources BEGIN
  INSERT INTO resource_counts
    VALUES (new.provider, new.health, new.category_id, new.archived_at IS NOT NULL, 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER resources_counted_out AFTER DELETE ON resources BEGIN
  UPDATE resource_counts SET count = count - 1
    WHERE provider = old.provider AND health = old.health AND category_id = old.category_id
      AND archived = (old.archived_at IS NOT NULL);
END;
CREATE TRIGGER resources_counted_anew
  AFTER UPDATE OF provider, is_expired, state, category_id, archived_at ON resources
  WHEN old.provider <> new.provider OR old.health <> new.health OR old.category_id <> new.category_id
    OR (old.archived_at IS NULL) <> (new.archived_at IS NULL)
BEGIN
  UPDATE resource_counts SET count = count - 1
    WHERE provider = old.provider AND health = old.health AND category_id = old.category_id
      AND archived = (old.archived_at IS NOT NULL);
  INSERT INTO resource_counts
    VALUES (new.provider, new.health, new.category_id, new.archived_at IS NOT NULL, 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;
