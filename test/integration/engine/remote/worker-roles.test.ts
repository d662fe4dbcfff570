import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openQueues } from '../../../../electron/engine/remote/connection.ts'
import { CheckedLinks } from '../../../support/drives/checked-links.ts'
import { oneLook } from '../../../support/drives/no-pauses.ts'
import { english } from '../../../support/engine.ts'
import { refusal } from '../../../support/refusal.ts'
import { startWorker } from '../../../support/remote/asking-worker.ts'
import { PrivatePostgres } from '../../../support/remote/private-postgres.ts'
import { describeOn } from '../../../support/systems.ts'

describeOn('Debian', 'roles of workers', () => {
  let postgres: PrivatePostgres
  let links: CheckedLinks
  let address: string

  beforeAll(async () => {
    postgres = await PrivatePostgres.start()
    address = postgres.addOwned('coordinator')
    links = await CheckedLinks.start()
    links.open(oneLook, { queue: address })
  })

  afterAll(async () => {
    await links[Symbol.asyncDispose]()
    await postgres[Symbol.asyncDispose]()
  })

  const added: string[] = []

  afterEach(async () => {
    for (const name of added.splice(0)) await links.engine.workers.remove(name)
  })

  const add = async (name: string) => {
    const worker = await links.engine.workers.add(name)
    added.push(name)
    return worker
  }

  /** Starts a worker once the queues are there. */
  const join = async (name: string, address: string) => {
    const { origins } = links.drives
    await expect.poll(() => links.engine.workers.seen).toBeDefined()
    return startWorker({ address, name, origins })
  }

  const named = async (name: string) =>
    (await links.engine.workers.list()).workers.find((worker) => worker.name === name)

  /** What PostgreSQL answers to statements of a role, one after the other: the code of its refusal, or the rows. */
  async function attempt(worker: string, statements: readonly string[]): Promise<unknown[]> {
    const boss = await openQueues(worker, 'worker', 'test', () => {})
    const answers: unknown[] = []
    for (const statement of statements) {
      try {
        answers.push((await boss.getDb().executeSql(statement)).rows)
      } catch (error) {
        answers.push(error instanceof Error && 'code' in error ? error.code : error)
      }
    }
    await boss.stop({ graceful: false })
    return answers
  }

  test('what is printed for a worker is all it needs, and it is expected until it comes', async () => {
    const worker = await add('nas')
    // Until the coordinator has opened its queues, it knows of none.
    await expect.poll(() => named('nas')).toMatchObject({ state: 'expected', seenAt: null })
    const joined = await join('nas', worker.address)
    const ids = links.addShares(20)
    const { id } = await links.ended(links.engine.checkResources(ids).runId)
    const lines = links.engine.runs.lines(id, 0, 10_000)
    expect(lines.filter(({ text }) => english(text).endsWith(' · nas'))).not.toEqual([])
    expect(joined.failures).toEqual([])
    expect(await named('nas')).toMatchObject({ state: 'live', behind: null })
    await joined.stop()
    expect(await named('nas')).toMatchObject({ state: 'silent' })
  })

  test('a worker can read and change nothing that is not on its way', async () => {
    const refused = '42501'
    await attempt(address, ["CREATE TABLE mine AS SELECT 'secret'"])
    const worker = await add('attacker')
    const attacks = [
      'SELECT * FROM mine',
      "INSERT INTO mine VALUES ('forged')",
      'DROP TABLE mine',
      'CREATE TABLE pgboss.other (id int)',
      'CREATE TABLE public.other (id int)',
      'CREATE SCHEMA other',
      'TRUNCATE pgboss.job',
      'DROP TABLE pgboss.job',
      "UPDATE pgboss.queue SET name = 'other'",
      'DELETE FROM pgboss.queue',
      'UPDATE pgboss.version SET version = 1',
      "COPY (SELECT 1) TO PROGRAM 'cat'",
      "SELECT pg_read_file('/etc/passwd')",
      'SELECT rolpassword FROM pg_authid',
      'CREATE ROLE other LOGIN',
      'ALTER ROLE coordinator PASSWORD NULL',
      'SET ROLE coordinator',
      'GRANT coordinator TO CURRENT_USER',
      'ALTER ROLE CURRENT_USER CREATEROLE',
      'DROP DATABASE coordinator',
    ]
    const answers = await attempt(worker.address, attacks)
    const got = attacks.filter((_, index) => answers[index] !== refused)
    // Of a table it does not own PostgreSQL says so in other words.
    expect(got.map((attack) => [attack, answers[attacks.indexOf(attack)]])).toEqual([])
    const [whole] = await attempt(address, ['SELECT * FROM mine'])
    expect(whole).toEqual([{ '?column?': 'secret' }])
  })

  test('a worker that is removed is out at once, until its removal is taken back', async () => {
    const worker = await links.engine.workers.add('leaving')
    const joined = await join('leaving', worker.address)
    await links.engine.workers.remove('leaving')
    await expect.poll(() => joined.failures).not.toEqual([])
    expect(await named('leaving')).toBeUndefined()
    await expect(openQueues(worker.address, 'worker', 'test', () => {})).rejects.toThrow(
      /pansentry_worker_leaving/,
    )
    await joined.stop()
    await links.engine.workers.restore('leaving')
    expect(await attempt(worker.address, ['SELECT 1 AS one FROM pgboss.version'])).toEqual([
      [{ one: 1 }],
    ])
    await links.engine.workers.remove('leaving')
    // Under its name another may come in, and the one that was removed no more.
    const other = await add('leaving')
    await expect(links.engine.workers.restore('leaving')).rejects.toThrow(
      refusal('WORKER_EXISTS', { name: 'leaving' }),
    )
    await expect(openQueues(worker.address, 'worker', 'test', () => {})).rejects.toThrow(
      /pansentry_worker_/,
    )
    expect(await attempt(other.address, ['SELECT 1 AS one FROM pgboss.version'])).toHaveLength(1)
  })

  test('its password stands nowhere but where it was printed', async () => {
    const { address: given } = await add('secret')
    const superuser = new URL(postgres.address())
    superuser.pathname = new URL(address).pathname
    const [rows] = await attempt(superuser.href, [
      "SELECT rolpassword FROM pg_authid WHERE rolname = 'pansentry_worker_secret'",
    ])
    expect(rows).toEqual([{ rolpassword: expect.stringMatching(/^SCRAM-SHA-256\$4096:/) }])
    expect(JSON.stringify(await links.engine.workers.list())).not.toContain(new URL(given).password)
  })

  test('a name is given once, and one that nobody has cannot be removed', async () => {
    const { workers } = links.engine
    await add('once')
    await expect(workers.add('once')).rejects.toThrow(refusal('WORKER_EXISTS', { name: 'once' }))
    await expect(workers.remove('nobody')).rejects.toThrow(refusal('WORKER_NOT_FOUND'))
  })
})
