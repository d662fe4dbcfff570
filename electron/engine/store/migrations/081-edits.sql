-- Whatever is done to many links is an edit that can be undone for a while, a deletion being one of them.
ALTER TABLE deletions RENAME TO edits;
ALTER TABLE edits RENAME COLUMN deleted_at TO at;
ALTER TABLE deleted_resources RENAME COLUMN deletion_id TO edit_id;

-- What an edit made of a link that stayed, one row a change: its category's id, its archived_at, or a tag's id, where
-- null is none. What an edit left as it was is not here.
CREATE TABLE changed_resources (
  id          INTEGER PRIMARY KEY,
  edit_id     INTEGER NOT NULL REFERENCES edits (id) ON DELETE CASCADE,
  resource_id INTEGER NOT NULL,
  part        TEXT    NOT NULL CHECK (part IN ('category', 'archived', 'tag')),
  before      INTEGER,
  after       INTEGER
) STRICT;
CREATE INDEX changed_resources_by_edit ON changed_resources (edit_id, resource_id);
