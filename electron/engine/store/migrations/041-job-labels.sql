-- What a person groups jobs by: a JSON list of texts.
ALTER TABLE jobs ADD COLUMN labels TEXT NOT NULL DEFAULT '[]';
