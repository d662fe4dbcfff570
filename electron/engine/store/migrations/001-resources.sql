-- A title with a share link the user keeps. Times are milliseconds since 1970.
CREATE TABLE resources (
  id            INTEGER PRIMARY KEY,
  title         TEXT    NOT NULL,
  url           TEXT    NOT NULL,
  provider      TEXT    NOT NULL,
  share_id      TEXT    NOT NULL,
  passcode      TEXT    NOT NULL DEFAULT '',
  category      TEXT    NOT NULL DEFAULT '',
  note          TEXT    NOT NULL DEFAULT '',
  is_expired    INTEGER NOT NULL DEFAULT 0 CHECK (is_expired IN (0, 1)),
  state         TEXT,
  code          TEXT    NOT NULL DEFAULT '',
  reason        TEXT    NOT NULL DEFAULT '',
  checked_at    INTEGER,
  valid_at      INTEGER,
  expired_at    INTEGER,
  next_check_at INTEGER,
  created_at    INTEGER NOT NULL,
  updated_at    INTEGER NOT NULL
) STRICT;

CREATE INDEX resources_by_share ON resources (provider, share_id);
CREATE INDEX resources_by_title ON resources (title COLLATE NOCASE, id);
CREATE INDEX resources_by_checked ON resources (coalesce(checked_at, 0), id);
CREATE INDEX resources_by_health ON resources (is_expired, state);
CREATE INDEX resources_by_death ON resources (expired_at, id) WHERE is_expired = 1;
CREATE INDEX resources_by_lane ON resources (provider, coalesce(checked_at, 0), id);
