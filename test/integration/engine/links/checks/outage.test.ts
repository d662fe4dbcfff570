import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '../../../../../electron/engine/engine.ts'
import { checkJobId } from '../../../../../electron/engine/model/terms/job-ids.ts'
import { type Clock, systemClock } from '../../../../../electron/engine/time/clock.ts'
import { CheckedLinks } from '../../../../support/drives/checked-links.ts'
import { noPauses, oneLook } from '../../../../support/drives/no-pauses.ts'
import { writtenBy } from '../../../../support/engine.ts'

let links: CheckedLinks
let engine: Engine

beforeEach(async () => {
  links = await CheckedLinks.start()
})

afterEach(() => links[Symbol.asyncDispose]())

describe('while the network is away', () => {
  // Thirty seconds between looks, here 0.3.
  const hurried: Clock = {
    now: () => systemClock.now(),
    after: (ms, callback) => systemClock.after(ms / 100, callback),
  }
  /** Nobody listens there. */
  const nowhere = () =>
    new Map([...links.drives.origins.keys()].map((from) => [from, 'http://127.0.0.1:9']))

  test.each([
    ['offline', 'the network seems to be down'],
    ['portal', 'sign-in page'],
    ['proxy', 'proxy does not answer'],
  ] as const)('%s: the check waits, says so and marks nothing', async (state, words) => {
    links.network = state
    const origins = nowhere()
    engine = links.open(noPauses, { origins, clock: hurried })
    const ids = [...links.addPages(4), ...links.addShares(4)]
    const { runId } = engine.jobs.run(checkJobId)
    await expect.poll(() => writtenBy(engine, runId).join()).toContain(words)
    await new Promise((resolve) => setTimeout(resolve, 700))
    expect(engine.runs.get(runId)).toMatchObject({ outcome: null, done: 0 })
    for (const id of ids) expect(engine.resources.checks(id, 1)).toEqual([])
    for (const [from, to] of links.drives.origins) origins.set(from, to)
    links.network = 'online'
    await links.ended(runId)
    expect(engine.runs.get(runId).summary).toMatchObject({ valid: 8, error: 0, postponed: 0 })
    expect(
      writtenBy(engine, runId).filter((line) => line.includes('network is back')),
    ).toHaveLength(1)
  })

  test('a cancel ends the waiting', async () => {
    links.network = 'offline'
    engine = links.open(noPauses, { origins: nowhere(), clock: hurried })
    links.addPages(2)
    const { runId } = engine.jobs.run(checkJobId)
    await expect.poll(() => writtenBy(engine, runId).join()).toContain('seems to be down')
    engine.runs.cancel(runId)
    await links.ended(runId)
    expect(engine.runs.get(runId).outcome).toBe('cancelled')
  })

  test('a server that is silent alone is told as such', async () => {
    engine = links.open(oneLook, { origins: nowhere() })
    const [id = 0] = links.addPages(1)
    expect((await links.check()).summary).toMatchObject({ error: 1 })
    expect(engine.resources.get(id)).toMatchObject({ code: 'network.refused', isExpired: false })
  })
})
