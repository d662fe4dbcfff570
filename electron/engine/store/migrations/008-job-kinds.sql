-- Besides the jobs Pansentry brings along there are a person's scripts and job files, which carry a name.
ALTER TABLE jobs ADD COLUMN kind TEXT NOT NULL DEFAULT 'built-in' CHECK (kind IN ('built-in', 'script', 'user'));
ALTER TABLE jobs ADD COLUMN name TEXT NOT NULL DEFAULT '';
