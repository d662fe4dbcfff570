-- What a person holds true of a link, and until when in milliseconds since 1970; until then no check changes it.
ALTER TABLE resources ADD COLUMN override_life TEXT CHECK (override_life IN ('alive', 'dead'));
ALTER TABLE resources ADD COLUMN override_until INTEGER;
