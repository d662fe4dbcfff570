import type { PgBoss } from 'pg-boss'
import { queueAddress } from './queue-address.ts'

/**
 * Whether a process looks after the queues, as the one coordinator does, is its owner's and only looks in, or takes from
 * them.
 */
export type Role = 'coordinator' | 'owner' | 'worker'

const common = { schedule: false, reindex: false } as const

const optionsOf = {
  // What is lost is noticed by these: their defaults are minutes.
  coordinator: {
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    maintenanceIntervalSeconds: 300,
    useListenNotify: true,
  },
  owner: { supervise: false, max: 1 },
  worker: {
    migrate: false,
    createSchema: false,
    supervise: false,
    // Nobody reads in the database who is there, so that no worker need write it.
    registerInstance: false,
    useListenNotify: true,
    max: 3,
  },
} as const satisfies Record<Role, object>

// A role that may not sign in, is unknown or has another password: https://www.postgresql.org/docs/15/errcodes-appendix.html
const signInRefused: ReadonlySet<unknown> = new Set(['28000', '28P01'])

/** Whether the database lets nobody in who comes as this one does; that does not pass by itself. */
export const isShutOut = (error: unknown) =>
  error instanceof Error && 'code' in error && signInRefused.has(error.code)

/**
 * Opens the queues of a database; `name` is what its connections are called there. Rejects as PostgreSQL does,
 * and for a worker when the database has no queues of this version. Without a listener for `error` a lost
 * connection would end the process.
 */
export async function openQueues(
  address: string,
  role: Role,
  name: string,
  failed: (error: Error) => void,
): Promise<PgBoss> {
  const url = queueAddress(address)
  // It is milliseconds that an answer takes. On a way that went silent it never comes, and the system waits for it for a
  // quarter of an hour.
  url.searchParams.set('query_timeout', '30000')
  const { PgBoss } = await import('./pg-boss.ts')
  const boss = new PgBoss({
    ...common,
    ...optionsOf[role],
    connectionString: url.href,
    application_name: `pansentry ${name}`,
    connectionTimeoutMillis: 10_000,
  })
  boss.on('error', (error) => failed(asError(error)))
  try {
    return await boss.start()
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => {})
    throw error
  }
}

/** Of what fails while it works, pg-boss tells a copy that is no error any more. */
function asError(error: { readonly message: string }): Error {
  return error instanceof Error ? error : Object.assign(new Error(error.message), error)
}
