-- Which ends of its runs a person is told of: a JSON list of failure and success.
ALTER TABLE jobs ADD COLUMN notify_on TEXT NOT NULL DEFAULT '["failure"]';
