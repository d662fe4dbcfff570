// A file of its own in a build too: half a megabyte that only those load who have workers.
export { PgBoss } from 'pg-boss'
