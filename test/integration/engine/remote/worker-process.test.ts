import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exitCode } from '../../../../electron/cli/exit-code.ts'
import { version } from '../../../../electron/engine/model/version.ts'
import { openQueues } from '../../../../electron/engine/remote/connection.ts'
import { queueNames } from '../../../../electron/engine/remote/queues.ts'
import { CheckedLinks } from '../../../support/drives/checked-links.ts'
import { oneLook } from '../../../support/drives/no-pauses.ts'
import { english } from '../../../support/engine.ts'
import { PrivatePostgres } from '../../../support/remote/private-postgres.ts'
import { spawnWorker } from '../../../support/remote/worker-process.ts'
import { sampleDrives } from '../../../support/sample-drives.ts'
import { describeOn } from '../../../support/systems.ts'

describeOn('Debian', 'the process of a worker', () => {
  let postgres: PrivatePostgres
  let links: CheckedLinks
  let ids: readonly number[]

  beforeAll(async () => {
    postgres = await PrivatePostgres.start()
    links = await CheckedLinks.start()
    links.answering = sampleDrives(
      () => 'valid',
      () => 20,
    )
    links.open(oneLook, { queue: postgres.address() })
    ids = links.addShares(300)
  })

  afterAll(async () => {
    await links[Symbol.asyncDispose]()
    await postgres[Symbol.asyncDispose]()
  })

  const start = async (name: string, address = postgres.address()) => {
    await expect.poll(() => links.engine.workers.seen).toBeDefined()
    const { child, text } = spawnWorker({ address, links, name })
    await expect.poll(text, { timeout: 60_000 }).toContain('Ctrl-C ends it')
    return { child, text }
  }

  /** Has links asked; settles with the run as soon as the worker has answered some of them. */
  async function startedRun(name: string): Promise<number> {
    const { runId } = links.engine.checkResources([...ids])
    const answered = () =>
      links.engine.runs
        .lines(runId, 0, 10_000)
        .some(({ text }) => english(text).endsWith(` · ${name}`))
    await expect.poll(answered, { timeout: 60_000 }).toBe(true)
    return runId
  }

  /** The batches whose worker had to be given up first. */
  async function givenUp() {
    const boss = await openQueues(postgres.address(), 'owner', 'test', () => {})
    const jobs = await boss.findJobs(queueNames(version).lost)
    await boss.stop({ graceful: false })
    return jobs
  }

  test('SIGTERM hands back its rest at once, and nothing is asked twice', async () => {
    const { child } = await start('leaving')
    const before = links.sharesAsked()
    const runId = await startedRun('leaving')
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([exitCode.ok, null])
    expect(await links.ended(runId)).toMatchObject({ outcome: 'succeeded', done: 300 })
    expect(links.sharesAsked() - before).toBe(300)
    expect(await givenUp()).toEqual([])
  })

  test('one that is removed in the midst of it says so and ends', async () => {
    const { address } = await links.engine.workers.add('removed')
    const { child, text } = await start('removed', address)
    await startedRun('removed')
    const exit = once(child, 'exit')
    await links.engine.workers.remove('removed')
    expect(await exit).toEqual([exitCode.shutOut, null])
    expect(text()).toContain('“role "pansentry_worker_removed" is not permitted to log in”')
  })
})
