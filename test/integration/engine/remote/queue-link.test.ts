import { afterAll, beforeAll, expect, test } from 'vitest'
import { QueueLink } from '../../../../electron/engine/remote/queue-link.ts'
import { systemClock as clock } from '../../../../electron/engine/time/clock.ts'
import { english } from '../../../support/engine.ts'
import { PrivatePostgres } from '../../../support/remote/private-postgres.ts'
import { describeOn } from '../../../support/systems.ts'

describeOn('Debian', 'the way to the workers', () => {
  let postgres: PrivatePostgres

  beforeAll(async () => {
    postgres = await PrivatePostgres.start()
  })

  afterAll(() => postgres[Symbol.asyncDispose]())

  test('is found once the database is there, and again whenever that was away', async () => {
    await postgres.stop()
    const lines: string[] = []
    const log = {
      write: (_level: string, scope: string, text: Parameters<typeof english>[0]) =>
        void lines.push(`${scope}: ${english(text)}`),
      textOf: english,
    }
    let changes = 0
    const link = new QueueLink({
      address: postgres.address(),
      clock,
      log,
      changed: () => (changes += 1),
    })
    const isAway = () => link.problem !== null
    await expect.poll(isAway).toBe(true)
    expect([link.queues, link.workers]).toEqual([undefined, []])
    for (let times = 1; times <= 2; times += 1) {
      await postgres.restart()
      await expect.poll(isAway).toBe(false)
      expect(await link.queues?.getQueue('reports')).toMatchObject({ name: 'reports' })
      await postgres.stop(times === 1 ? 'SIGQUIT' : 'SIGINT')
      await expect.poll(isAway).toBe(true)
    }
    await link.stop()
    // Away, there, away, there, away: each of it told once.
    expect(lines).toHaveLength(5)
    expect(changes).toBeGreaterThanOrEqual(5)
  })
})
