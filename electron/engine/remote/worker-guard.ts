import type { PgBoss } from 'pg-boss'

const prefix = 'pansentry_worker_'

export const roleOf = (worker: string) => `${prefix}${worker}`

/** The worker that a role is of; undefined for another role. */
export const workerOf = (role: string) =>
  role.startsWith(prefix) ? role.slice(prefix.length) : undefined

// Answers of one message, with room for pages that have long titles.
const mostBytes = 1_048_576

// A message each two seconds for half an hour, which is as long as a batch may take.
const mostWaiting = 1000

// One that is asked, and those of a process that was killed, until they are noticed.
const mostHeld = 3

// What a worker says to the database takes milliseconds.
const longestSeconds = 30

/**
 * Binds what the role of a worker writes to the worker, whatever it says there. A job is its own by `group_id`, which
 * pg-boss keeps for groups of jobs and nobody uses here: a batch is that of who took it, and it alone sees, renews and
 * ends it. Of its answers those stay that are to links of batches it has or had. It can add nothing but answers and its
 * report, delete nothing, and hold so many batches of a drive and leave so many messages unread as an honest one does.
 */
const guard = `
  CREATE OR REPLACE FUNCTION pgboss.pansentry_guard() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $guard$
  DECLARE
    worker text := substr(session_user, ${prefix.length + 1});
    release text := split_part(NEW.name, '/', 2);
    kept pgboss.job_common;
    queue pgboss.queue;
  BEGIN
    IF pg_column_size(NEW.data) > ${mostBytes} OR pg_column_size(NEW.output) > ${mostBytes} THEN
      RAISE 'A worker may send no more than ${mostBytes} bytes at once.' USING ERRCODE = 'program_limit_exceeded';
    END IF;
    IF NEW.name = 'reports' THEN
      NEW.data := jsonb_set(NEW.data, '{report,name}', to_jsonb(worker)) || jsonb_build_object(
        'at', least((NEW.data->>'at')::numeric, extract(epoch FROM clock_timestamp()) * 1000));
    END IF;
    IF TG_OP = 'UPDATE' THEN
      kept := OLD;
      IF OLD.name = 'reports' THEN
        kept.data := NEW.data;
      ELSIF NEW.state = 'active' AND OLD.state < 'active' THEN
        IF ${mostHeld} <= (SELECT count(*) FROM pgboss.job_common
            WHERE name = OLD.name AND state = 'active' AND group_id = session_user) THEN
          RETURN NULL;
        END IF;
        kept.state := 'active';
        kept.group_id := session_user;
        kept.retry_count := NEW.retry_count;
        kept.started_on := now();
        kept.heartbeat_on := now();
      ELSIF NEW.state = 'active' AND OLD.state = 'active' THEN
        kept.heartbeat_on := now();
      ELSIF NEW.state = 'completed' AND OLD.state = 'active' THEN
        kept.state := 'completed';
        kept.completed_on := now();
      ELSE
        RETURN NULL;
      END IF;
      RETURN kept;
    END IF;
    SELECT * INTO STRICT queue FROM pgboss.queue WHERE name = NEW.name;
    kept.id := NEW.id;
    kept.name := NEW.name;
    kept.data := NEW.data;
    kept.state := 'created';
    kept.group_id := session_user;
    kept.priority := 0;
    kept.retry_count := 0;
    kept.retry_limit := queue.retry_limit;
    kept.retry_delay := queue.retry_delay;
    kept.retry_backoff := queue.retry_backoff;
    kept.retry_delay_max := queue.retry_delay_max;
    kept.expire_seconds := queue.expire_seconds;
    kept.deletion_seconds := queue.deletion_seconds;
    kept.keep_until := now() + queue.retention_seconds * interval '1s';
    kept.policy := queue.policy;
    kept.created_on := now();
    kept.start_after := now();
    kept.blocked := false;
    kept.blocking := false;
    kept.pending_dependencies := 0;
    IF NEW.name = 'reports' THEN
      kept.singleton_key := worker;
      kept.upsert_by_key := NEW.upsert_by_key;
      RETURN kept;
    END IF;
    IF ${mostWaiting} <= (SELECT count(*) FROM (SELECT FROM pgboss.job_common
        WHERE name = NEW.name AND state < 'active' AND group_id = session_user LIMIT ${mostWaiting}) AS waiting) THEN
      RAISE 'Messages of this worker wait that nobody has read yet.' USING ERRCODE = 'program_limit_exceeded';
    END IF;
    kept.data := jsonb_build_object(
      'campaign', NEW.data->'campaign',
      'worker', worker,
      'answers', (SELECT coalesce(jsonb_agg(answer ORDER BY place), '[]')
        FROM jsonb_array_elements(NEW.data->'answers') WITH ORDINALITY AS each (answer, place)
        JOIN pgboss.job_common AS batch ON batch.id = (answer->>'batch')::uuid
          AND batch.name = 'ask/' || release || '/' || (answer->>'provider')
        WHERE batch.group_id = session_user AND batch.data->'campaign' = NEW.data->'campaign'
          AND batch.data->'links' @> jsonb_build_array(jsonb_build_object('id', answer->'id'))),
      'ended', (SELECT coalesce(jsonb_agg(batch.id), '[]')
        FROM jsonb_array_elements_text(NEW.data->'ended') AS ended
        JOIN pgboss.queue AS ask ON ask.name LIKE 'ask/' || release || '/%'
        JOIN pgboss.job_common AS batch ON batch.name = ask.name AND batch.id = ended::uuid
        WHERE batch.group_id = session_user));
    IF kept.data->'answers' = '[]' AND kept.data->'ended' = '[]' THEN
      RETURN NULL;
    END IF;
    RETURN kept;
  END $guard$;
  DROP TRIGGER IF EXISTS pansentry_guard ON pgboss.job_common;
  CREATE TRIGGER pansentry_guard BEFORE INSERT OR UPDATE ON pgboss.job_common FOR EACH ROW
    WHEN (starts_with(session_user, '${prefix}')) EXECUTE FUNCTION pgboss.pansentry_guard();
  ALTER TABLE pgboss.job_common ENABLE ROW LEVEL SECURITY;
  DROP POLICY IF EXISTS pansentry_reads ON pgboss.job_common;
  DROP POLICY IF EXISTS pansentry_adds ON pgboss.job_common;
  DROP POLICY IF EXISTS pansentry_changes ON pgboss.job_common;
  CREATE POLICY pansentry_reads ON pgboss.job_common FOR SELECT USING (
    name = 'reports' OR group_id = session_user OR (name LIKE 'ask/%' AND state < 'active'));
  CREATE POLICY pansentry_adds ON pgboss.job_common FOR INSERT WITH CHECK (
    group_id = session_user AND (name = 'reports' OR name LIKE 'answers/%'));
  CREATE POLICY pansentry_changes ON pgboss.job_common FOR UPDATE USING (
    (name = 'reports' AND singleton_key = substr(session_user, ${prefix.length + 1}))
    OR (name LIKE 'ask/%' AND (state < 'active' OR (state = 'active' AND group_id = session_user))))
  WITH CHECK (true);
  DO $temporary$ BEGIN
    EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
  END $temporary$;`

/** Sent as one, which is one transaction. */
export async function guardQueues(boss: PgBoss): Promise<void> {
  await boss.getDb().executeSql(guard)
}

// The columns that pg-boss names when it takes, renews and ends a batch, or renews a report. Who may change a whole
// table may also lock it, and all the others out.
const changed = [
  'state',
  'started_on',
  'heartbeat_on',
  'retry_count',
  'completed_on',
  'output',
  'blocked',
  'pending_dependencies',
  'data',
  'priority',
  'start_after',
  'keep_until',
  'expire_seconds',
  'deletion_seconds',
  'retry_limit',
  'retry_delay',
  'retry_backoff',
  'retry_delay_max',
  'dead_letter',
  'heartbeat_seconds',
  'group_id',
  'group_tier',
]

/** What a role may do that was given more by an earlier version, or nothing yet; its maker may end its sessions. */
export const grantsTo = (role: string) => `
  REVOKE ALL ON ALL TABLES IN SCHEMA pgboss FROM "${role}";
  GRANT USAGE ON SCHEMA pgboss TO "${role}";
  GRANT SELECT ON pgboss.version, pgboss.queue TO "${role}";
  GRANT SELECT, INSERT, UPDATE (${changed.join(', ')}) ON pgboss.job_common TO "${role}";
  GRANT "${role}" TO CURRENT_USER;`

/** Ends the sessions of workers that lock others out: none that asks links holds a lock for long. */
export async function endLocking(boss: PgBoss): Promise<void> {
  await boss.getDb().executeSql(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity AS session
     WHERE datname = current_database() AND starts_with(usename, '${prefix}') AND (
       xact_start < clock_timestamp() - interval '${longestSeconds}s' OR EXISTS (
         SELECT FROM pg_locks WHERE pg_locks.pid = session.pid AND locktype = 'advisory'))`,
  )
}
