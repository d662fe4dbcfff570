import { randomUUID } from 'node:crypto'
import type { PgBoss } from 'pg-boss'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openQueues } from '../../../../electron/engine/remote/connection.ts'
import { Coordinator } from '../../../../electron/engine/remote/coordinator.ts'
import { queueNames } from '../../../../electron/engine/remote/queues.ts'
import { workerAddress } from '../../../../electron/engine/remote/worker-address.ts'
import { endLocking } from '../../../../electron/engine/remote/worker-guard.ts'
import { addRole, banRole } from '../../../../electron/engine/remote/worker-roles.ts'
import { systemClock as clock } from '../../../../electron/engine/time/clock.ts'
import { PrivatePostgres } from '../../../support/remote/private-postgres.ts'
import { describeOn } from '../../../support/systems.ts'

const release = 'attacked'
const names = queueNames(release)
const ask = names.ask('quark')
const campaign = 'a-campaign'
const notAllowed = { code: '42501' }
const tooMuch = { code: '54000' }

describeOn('Debian', 'someone with the password of a worker', () => {
  let postgres: PrivatePostgres
  let own: string
  let coordinator: Coordinator
  let attacker: PgBoss
  let honest: PgBoss
  let attackerAddress: string

  beforeAll(async () => {
    postgres = await PrivatePostgres.start()
    own = postgres.addOwned('coordinator')
    const nothing = { failed() {}, heard() {}, changed() {} }
    coordinator = await Coordinator.open({ address: own, release, clock, ...nothing })
    attackerAddress = workerAddress(own, await addRole(coordinator.queues, 'attacker')).address
    const honestRole = await addRole(coordinator.queues, 'honest')
    honest = await openQueues(workerAddress(own, honestRole).address, 'worker', 'honest', () => {})
  })

  afterAll(async () => {
    await honest.stop({ graceful: false })
    await coordinator.stop()
    await postgres[Symbol.asyncDispose]()
  })

  beforeEach(async () => {
    attacker = await openQueues(attackerAddress, 'worker', "x'; DROP TABLE queue; --", () => {})
  })

  afterEach(async () => {
    await attacker.stop({ graceful: false })
    for (const queue of [ask, names.answers]) await coordinator.queues.deleteAllJobs(queue)
  })

  const sql = async (boss: PgBoss, statement: string) =>
    (await boss.getDb().executeSql(statement)).rows

  /** Hands out links as the coordinator does; returns the batch. */
  async function handOut(...ids: number[]): Promise<string> {
    const links = ids.map((id) => ({
      id,
      url: 'https://pan.quark.cn/s/a',
      shareId: 'a',
      passcode: '',
    }))
    const id = randomUUID()
    await coordinator.queues.send(ask, { campaign, links }, { id })
    return id
  }

  const answer = (batch: string, id: number) => ({ batch, provider: 'quark', id })
  const arrived = async () =>
    (await coordinator.queues.findJobs(names.answers)).map(({ data }) => data)
  const stateOf = async (id: string) => (await coordinator.queues.getJobById(ask, id))?.state

  test('sees what waits, and neither what others have nor what they answer', async () => {
    const taken = await handOut(1)
    await honest.fetch(ask)
    const waiting = await handOut(2)
    const answers = [answer(taken, 1)]
    await honest.send(names.answers, { campaign, worker: 'honest', answers, ended: [] })
    expect(
      await sql(attacker, 'SELECT id FROM pgboss.job_common WHERE name <> $$reports$$'),
    ).toEqual([{ id: waiting }])
    await expect(sql(attacker, 'SELECT * FROM pgboss.job')).rejects.toMatchObject(notAllowed)
    await expect(sql(attacker, 'SELECT * FROM pgboss.instance')).rejects.toMatchObject(notAllowed)
  })

  test('ends, renews, fails and deletes no batch of another', async () => {
    const batch = await handOut(1)
    await honest.fetch(ask)
    expect(await attacker.complete(ask, batch)).toMatchObject({ affected: 0 })
    expect(await attacker.touch(ask, batch)).toMatchObject({ affected: 0 })
    await expect(attacker.fail(ask, batch)).rejects.toMatchObject(notAllowed)
    await expect(attacker.deleteJob(ask, batch)).rejects.toMatchObject(notAllowed)
    await expect(attacker.deleteQueuedJobs(ask)).rejects.toMatchObject(notAllowed)
    const rest = await handOut(2)
    await attacker.cancel(ask, [batch, rest])
    await sql(
      attacker,
      `UPDATE pgboss.job_common SET data = '{}', priority = 9 WHERE name = '${ask}'`,
    )
    expect([await stateOf(batch), await stateOf(rest)]).toEqual(['active', 'created'])
    expect(await coordinator.queues.getJobById(ask, rest)).toMatchObject({
      data: { campaign },
      priority: 0,
    })
  })

  test('answers only links it was handed, and under its own name', async () => {
    const others = await handOut(1)
    await honest.fetch(ask)
    const batch = await handOut(2, 3)
    await attacker.fetch(ask)
    const answers = [answer(batch, 2), answer(batch, 1), answer(others, 1), answer(batch, 3)]
    const ended = [others, batch, randomUUID()]
    await attacker.send(names.answers, { campaign, worker: 'honest', answers, ended })
    await attacker.send(names.answers, { campaign: 'another', worker: 'x', answers, ended: [] })
    expect(await arrived()).toEqual([
      {
        campaign,
        worker: 'attacker',
        answers: [answer(batch, 2), answer(batch, 3)],
        ended: [batch],
      },
    ])
  })

  test('reports for nobody else, and not from the future', async () => {
    const report = { report: { name: 'honest' }, at: 1, sentAt: 1 }
    await honest.upsert(names.reports, report, { singletonKey: 'honest' })
    const forged = { ...report, at: Date.now() + 1e9 }
    await attacker.upsert(names.reports, forged, { singletonKey: 'honest' })
    await attacker.upsert(names.reports, forged, { singletonKey: 'attacker' })
    await sql(attacker, "UPDATE pgboss.job_common SET data = '{}' WHERE singleton_key = 'honest'")
    const seen = await coordinator.queues.findJobs<{ report: unknown; at: number }>(names.reports)
    const told = new Map(seen.map(({ data, singletonKey }) => [singletonKey, data]))
    expect(told.get('honest')).toEqual(report)
    expect(told.get('attacker')).toMatchObject({ report: { name: 'attacker' } })
    expect(told.get('attacker')?.at).toBeLessThan(forged.at)
  })

  test('hands out and loses nothing', async () => {
    const batch = await handOut(1)
    await attacker.fetch(ask)
    const data = { campaign, answers: [], ended: [batch] }
    await expect(attacker.send(ask, data)).rejects.toMatchObject(notAllowed)
    await expect(attacker.send(names.lost, data)).rejects.toMatchObject(notAllowed)
    expect(await attacker.send(ask, { campaign, links: [] })).toBeNull()
    // Messages that nobody reads are lost to where their sender says.
    const ends = { deadLetter: ask, retryLimit: 0, expireInSeconds: 1 }
    await attacker.send(names.answers, data, ends)
    const [sent] = await coordinator.queues.findJobs(names.answers)
    expect(sent).toMatchObject({ deadLetter: null, retryLimit: 100, expireInSeconds: 60 })
  })

  test('leaves some of the batches to others', async () => {
    for (let count = 0; count < 5; count += 1) await handOut(1)
    await attacker.fetch(ask, { batchSize: 2 })
    for (let count = 0; count < 4; count += 1) await attacker.fetch(ask)
    const all = await coordinator.queues.findJobs(ask)
    expect(all.filter(({ state }) => state === 'active').length).toBeLessThan(5)
    expect(await honest.fetch(ask)).toHaveLength(1)
  })

  test('fills the queues with no more than a worker can have to say', async () => {
    const batch = await handOut(1)
    await attacker.fetch(ask)
    const ended = [batch]
    const huge = { campaign, answers: [], ended, more: 'x'.repeat(2_000_000) }
    await expect(attacker.send(names.answers, huge)).rejects.toMatchObject(tooMuch)
    await attacker.send(names.answers, { campaign, answers: [], ended: [] })
    expect(await arrived()).toEqual([])
    const flood = Array.from({ length: 1100 }, () => ({ data: { campaign, answers: [], ended } }))
    await expect(attacker.insert(names.answers, flood)).rejects.toMatchObject(tooMuch)
    await expect(sql(attacker, 'CREATE TEMP TABLE other (id int)')).rejects.toMatchObject(
      notAllowed,
    )
  })

  test('locks nobody out for long', async () => {
    const lock = 'BEGIN; LOCK TABLE pgboss.job_common IN ACCESS EXCLUSIVE MODE; COMMIT'
    await expect(sql(attacker, lock)).rejects.toMatchObject(notAllowed)
    await sql(attacker, 'SELECT pg_advisory_lock(1)')
    const locks = () =>
      sql(coordinator.queues, "SELECT 1 FROM pg_locks WHERE locktype = 'advisory'")
    expect(await locks()).not.toEqual([])
    await endLocking(coordinator.queues)
    await expect.poll(locks).toEqual([])
    // Its own next words come in again, and others were never gone.
    expect(await sql(honest, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('is what it is called nowhere but in a text', async () => {
    expect(await sql(attacker, "SELECT current_setting('application_name') AS name")).toEqual([
      { name: "pansentry x'; DROP TABLE queue; --" },
    ])
    await coordinator.queues.supervise()
    expect(await coordinator.queues.getQueue(ask)).not.toBeNull()
  })

  test('loses at once what it has when it is removed', async () => {
    const boss = coordinator.queues
    const { address } = workerAddress(own, await addRole(boss, 'leaving'))
    const leaving = await openQueues(address, 'worker', 'leaving', () => {})
    const batch = await handOut(1)
    await leaving.fetch(ask)
    await banRole(boss, 'leaving')
    expect(await stateOf(batch)).toBe('failed')
    expect(await boss.findJobs(names.lost)).toEqual([
      expect.objectContaining({ sourceId: batch, state: 'created' }),
    ])
    await leaving.stop({ graceful: false })
  })
})
