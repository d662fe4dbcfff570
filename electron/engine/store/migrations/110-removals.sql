-- What was removed and can still come back. Times are milliseconds since 1970.
CREATE TABLE removals (
  id         INTEGER PRIMARY KEY,
  kind       TEXT    NOT NULL,
  -- What it went by: its id or its name.
  key        TEXT    NOT NULL,
  removed_at INTEGER NOT NULL,
  -- Its rows as they were, by table; JSON.
  content    TEXT    NOT NULL
) STRICT;
CREATE INDEX removals_by_key ON removals (kind, key, id);

INSERT INTO removals (kind, key, removed_at, content)
SELECT 'account', id, removed_at, json_object('accounts', json_array(json_object(
  'id', id, 'drive', drive, 'key', key, 'name', name, 'state', state, 'profile', profile, 'checked_at', checked_at)))
FROM accounts WHERE removed_at IS NOT NULL;
DELETE FROM accounts WHERE removed_at IS NOT NULL;
ALTER TABLE accounts DROP COLUMN removed_at;

INSERT INTO removals (kind, key, removed_at, content)
SELECT 'channel', id, removed_at, json_object('channels', json_array(json_object(
  'id', id, 'kind', kind, 'name', name, 'is_on', is_on, 'settings', settings, 'secrets', secrets,
  'broken_at', broken_at, 'broken_words', broken_words, 'last_attempt', last_attempt, 'key', key)))
FROM channels WHERE removed_at IS NOT NULL;
DELETE FROM channels WHERE removed_at IS NOT NULL;
ALTER TABLE channels DROP COLUMN removed_at;

-- The tasks that had it when it was removed; JSON.
ALTER TABLE saving_hooks ADD COLUMN removed_from TEXT NOT NULL DEFAULT '[]';
