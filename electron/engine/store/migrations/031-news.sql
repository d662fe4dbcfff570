-- What changed and no person has reviewed since, and when. What had died before is no news.
ALTER TABLE resources ADD COLUMN news TEXT CHECK (news IN ('died', 'revived'));
ALTER TABLE resources ADD COLUMN news_at INTEGER;

CREATE INDEX resources_by_news ON resources (news, news_at, id) WHERE news IS NOT NULL;
