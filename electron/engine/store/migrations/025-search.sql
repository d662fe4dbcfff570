-- What a search reads of a resource. Two marks end each text, so that every letter begins a trigram and no word
-- reaches over an end. Its category and its tags are labels by id, so that renaming one changes no index.
CREATE VIEW search_texts (id, text, labels) AS
  SELECT id,
    title || char(2, 2) || substr(url, instr(url, '://') + 3) || char(2, 2) || note || char(2, 2)
      || code || char(2, 2) || reason || char(2, 2),
    ' c' || category_id || ' '
      || coalesce((SELECT group_concat(' t' || tag_id || ' ', '') FROM resource_tags WHERE resource_id = id), '')
  FROM resources;

-- Trigrams find any part of a word, in languages without blanks too. https://sqlite.org/fts5.html#the_trigram_tokenizer
CREATE VIRTUAL TABLE resource_search USING fts5 (text, labels, content = '', contentless_delete = 1, tokenize = 'trigram');
CREATE VIRTUAL TABLE search_terms USING fts5vocab (resource_search, row);

-- What was written since it was last put into the index, which takes longer than writing: it follows in its own time.
CREATE TABLE search_queue (id INTEGER PRIMARY KEY) STRICT;
INSERT INTO search_queue SELECT id FROM resources;

CREATE TRIGGER resources_search_in AFTER INSERT ON resources BEGIN
  INSERT OR IGNORE INTO search_queue VALUES (new.id);
END;
CREATE TRIGGER resources_search_out AFTER DELETE ON resources BEGIN
  DELETE FROM resource_search WHERE rowid = old.id;
  DELETE FROM search_queue WHERE id = old.id;
END;
CREATE TRIGGER resources_search_anew AFTER UPDATE OF title, url, note, code, reason, category_id ON resources
  WHEN old.title <> new.title OR old.url <> new.url OR old.note <> new.note OR old.code <> new.code
    OR old.reason <> new.reason OR old.category_id <> new.category_id
BEGIN
  INSERT OR IGNORE INTO search_queue VALUES (new.id);
END;
CREATE TRIGGER resource_tags_search_in AFTER INSERT ON resource_tags BEGIN
  INSERT OR IGNORE INTO search_queue VALUES (new.resource_id);
END;
-- Where the resource itself is deleted, there is nothing left to be found.
CREATE TRIGGER resource_tags_search_out AFTER DELETE ON resource_tags
  WHEN EXISTS (SELECT 1 FROM resources WHERE id = old.resource_id)
BEGIN
  INSERT OR IGNORE INTO search_queue VALUES (old.resource_id);
END;
