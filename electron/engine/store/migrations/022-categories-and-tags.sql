-- Categories and tags are rows of their own, so that renaming one touches no link. Category 0 is none.
CREATE TABLE categories (
  id   INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT    NOT NULL UNIQUE
) STRICT;
INSERT INTO categories (id, name) VALUES (0, '');
INSERT OR IGNORE INTO categories (name) SELECT DISTINCT category FROM resources ORDER BY category;

ALTER TABLE resources ADD COLUMN category_id INTEGER NOT NULL DEFAULT 0 REFERENCES categories (id);
UPDATE resources SET category_id = (SELECT id FROM categories WHERE name = category) WHERE category <> '';
ALTER TABLE resources DROP COLUMN category;

CREATE TABLE tags (
  id   INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT    NOT NULL UNIQUE
) STRICT;

CREATE TABLE resource_tags (
  resource_id INTEGER NOT NULL REFERENCES resources (id) ON DELETE CASCADE,
  tag_id      INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
  PRIMARY KEY (resource_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX resource_tags_by_tag ON resource_tags (tag_id, resource_id);
