-- How a person is told. Times are milliseconds since 1970; secret values of a channel are in a key store, never here.
CREATE TABLE channels (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  kind         TEXT    NOT NULL,
  name         TEXT    NOT NULL DEFAULT '',
  is_on        INTEGER NOT NULL DEFAULT 1 CHECK (is_on IN (0, 1)),
  settings     TEXT    NOT NULL DEFAULT '{}',
  -- Names of the fields whose values a key store has.
  secrets      TEXT    NOT NULL DEFAULT '[]',
  broken_at    INTEGER,
  broken_words TEXT    NOT NULL DEFAULT ''
) STRICT;

INSERT INTO channels (kind) VALUES ('desktop');

-- Messages that wait, and what became of them.
CREATE TABLE outbox (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  channel_id INTEGER NOT NULL REFERENCES channels (id) ON DELETE CASCADE,
  notices    TEXT    NOT NULL,
  created_at INTEGER NOT NULL,
  due_at     INTEGER NOT NULL,
  state      TEXT    NOT NULL DEFAULT 'waiting',
  attempts   TEXT    NOT NULL DEFAULT '[]'
) STRICT;

CREATE INDEX outbox_waiting ON outbox (channel_id, due_at) WHERE state = 'waiting';

-- What lasts, and whether it was told.
CREATE TABLE conditions (
  key     TEXT PRIMARY KEY,
  event   TEXT    NOT NULL,
  subject TEXT    NOT NULL,
  name    TEXT    NOT NULL,
  since   INTEGER NOT NULL,
  is_reported INTEGER NOT NULL CHECK (is_reported IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE mutes (
  kind  TEXT    NOT NULL CHECK (kind IN ('link', 'job')),
  id    TEXT    NOT NULL,
  until INTEGER NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

-- One row: the table of rules, once a person has changed it.
CREATE TABLE notice_rules (
  id    INTEGER PRIMARY KEY CHECK (id = 1),
  rules TEXT    NOT NULL
) STRICT;
