import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import type { PgBoss } from 'pg-boss'
import { Refusal } from '../model/refusal.ts'
import { grantsTo, guardQueues, roleOf, workerOf } from './worker-guard.ts'

// The three connections of its pool, the one that listens, and those of a start before it that linger.
const mostConnections = 10

// https://www.postgresql.org/docs/15/errcodes-appendix.html
const duplicateObject = '42710'
const undefinedObject = '42704'
const insufficientPrivilege = '42501'

/** What a worker signs in with. */
export type WorkerRole = { readonly role: string; readonly password: string }

/**
 * Makes the role of a worker, which may do no more than a worker does; one of this name that was removed comes back no
 * more. Throws `WORKER_EXISTS`, or `QUEUE_NARROW` where
 * the coordinator's own role may make none.
 */
export async function addRole(boss: PgBoss, worker: string): Promise<WorkerRole> {
  const role = roleOf(worker)
  const password = randomBytes(24).toString('base64url')
  await dropRole(boss, worker)
  // Statements without parameters that are sent together are one transaction.
  await tried(worker, () =>
    boss.getDb().executeSql(
      `CREATE ROLE "${role}" LOGIN CONNECTION LIMIT ${mostConnections} PASSWORD '${verifierOf(password)}';
       ${grantsTo(role)}`,
    ),
  )
  return { role, password }
}

/**
 * Lets a worker in no more and ends its sessions; `readmitRole` takes that back until `dropRole`. Throws
 * `WORKER_NOT_FOUND` or `QUEUE_NARROW`.
 */
export async function banRole(boss: PgBoss, worker: string): Promise<void> {
  const role = roleOf(worker)
  const db = boss.getDb()
  if (await isBanned(boss, worker)) throw new Refusal('WORKER_NOT_FOUND', { name: worker })
  await tried(worker, async () => {
    // Before anything else, or it would be back as soon as its sessions have ended.
    await db.executeSql(`ALTER ROLE "${role}" NOLOGIN`)
    // Only its members may end the sessions of a role, or take back what it was granted.
    await db.executeSql(
      `GRANT "${role}" TO CURRENT_USER;
       SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '${role}';`,
    )
    await handBack(boss, role)
  })
}

/** What it has is asked by others now, and not once its silence is noticed. */
async function handBack(boss: PgBoss, role: string): Promise<void> {
  const { rows } = await boss.getDb().executeSql(
    `SELECT name, id FROM pgboss.job_common
     WHERE group_id = '${role}' AND state = 'active' AND name LIKE 'ask/%'`,
  )
  for (const { id, name } of rows) await boss.fail(String(name), String(id))
}

/** Lets a worker in again with the password that it had. Throws `WORKER_EXISTS`, `WORKER_NOT_FOUND` or `QUEUE_NARROW`. */
export async function readmitRole(boss: PgBoss, worker: string): Promise<void> {
  const role = roleOf(worker)
  const banned = await isBanned(boss, worker)
  if (banned === false) throw new Refusal('WORKER_EXISTS', { name: worker })
  await tried(worker, () =>
    boss.getDb().executeSql(`ALTER ROLE "${role}" LOGIN; ${grantsTo(role)}`),
  )
}

/** Takes the role of a worker away for good, unless it is let in. */
export async function dropRole(boss: PgBoss, worker: string): Promise<void> {
  if (!(await isBanned(boss, worker))) return
  const role = roleOf(worker)
  await tried(worker, () =>
    // Only its members may take back what a role was granted.
    boss
      .getDb()
      .executeSql(`GRANT "${role}" TO CURRENT_USER; DROP OWNED BY "${role}"; DROP ROLE "${role}";`),
  )
}

/** Undefined where there is no such role. */
async function isBanned(boss: PgBoss, worker: string): Promise<boolean | undefined> {
  const { rows } = await boss
    .getDb()
    .executeSql(
      `SELECT NOT rolcanlogin AS banned FROM pg_roles WHERE rolname = '${roleOf(worker)}'`,
    )
  const [found] = rows
  return found && found.banned === true
}

/** The workers that are let into this database. */
export async function rolesIn(boss: PgBoss): Promise<string[]> {
  const { rows } = await boss.getDb().executeSql(
    `SELECT rolname AS role FROM pg_roles
     WHERE starts_with(rolname, '${roleOf('')}') AND rolcanlogin
       AND has_schema_privilege(oid, 'pgboss', 'USAGE') ORDER BY 1`,
  )
  return rows.flatMap(({ role }) => workerOf(String(role)) ?? [])
}

/** What a role may do can differ between two versions. */
export async function renewGrants(boss: PgBoss): Promise<void> {
  await guardQueues(boss)
  for (const worker of await rolesIn(boss)) await boss.getDb().executeSql(grantsTo(roleOf(worker)))
}

/** As PostgreSQL keeps a password, so that it stands in no log of its: https://www.rfc-editor.org/rfc/rfc5803 */
function verifierOf(password: string): string {
  const iterations = 4096
  const salt = randomBytes(16)
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256')
  const keyed = (text: string) => createHmac('sha256', salted).update(text).digest()
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64')
  const server = keyed('Server Key').toString('base64')
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored}:${server}`
}

async function tried<T>(worker: string, change: () => Promise<T>): Promise<T> {
  try {
    return await change()
  } catch (error) {
    switch (codeOf(error)) {
      case duplicateObject:
        throw new Refusal('WORKER_EXISTS', { name: worker })
      case undefinedObject:
        throw new Refusal('WORKER_NOT_FOUND', { name: worker })
      case insufficientPrivilege:
        throw new Refusal('QUEUE_NARROW', {})
      default:
        throw error
    }
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
