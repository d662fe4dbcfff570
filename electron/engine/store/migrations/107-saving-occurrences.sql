-- What happened since a task waits for it, and has not had its turn for; JSON.
ALTER TABLE saving_tasks ADD COLUMN occurrence TEXT;
