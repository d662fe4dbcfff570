import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Asker, LaneWork } from '../../../../../electron/engine/links/checks/asker.ts'
import { CampaignRunner } from '../../../../../electron/engine/links/checks/campaign.ts'
import type { LaneReport } from '../../../../../electron/engine/links/checks/campaign-lane.ts'
import { checkParams } from '../../../../../electron/engine/links/checks/check-params.ts'
import { RunProgress } from '../../../../../electron/engine/links/checks/lane-progress.ts'
import { LocalAsker } from '../../../../../electron/engine/links/checks/local-asker.ts'
import { OutageGuard } from '../../../../../electron/engine/links/checks/outage.ts'
import { parseLink } from '../../../../../electron/engine/links/links.ts'
import { createRequester } from '../../../../../electron/engine/links/requests/http-requester.ts'
import { Store } from '../../../../../electron/engine/store/store.ts'
import { systemClock as clock, sleep } from '../../../../../electron/engine/time/clock.ts'
import { noPauses } from '../../../../support/drives/no-pauses.ts'
import { sampleDrives, sampleHosts } from '../../../../support/sample-drives.ts'
import { SimulatedDrives } from '../../../../support/simulated-drives.ts'
import { temporaryFolder } from '../../../../support/temporary-folder.ts'

// Another kind of asker, as one that has its links asked by other machines would be, beside the local one.

const { signal } = new AbortController()
const alive = { state: 'valid', code: 'elsewhere.ok', reason: '' } as const
const jobId = 'check'

let folder: ReturnType<typeof temporaryFolder>
let drives: SimulatedDrives
let requester: ReturnType<typeof createRequester>
let store: Store
let ids: number[]

beforeEach(async () => {
  folder = temporaryFolder()
  drives = await SimulatedDrives.start(
    sampleDrives(() => 'valid'),
    sampleHosts,
  )
  requester = createRequester({ origins: drives.origins })
  store = new Store(join(folder.path, 'pansentry.db'))
  ids = Array.from({ length: 6 }, (_, index) => {
    const link = parseLink(`https://pan.quark.cn/s/a1b2c3d4000${index}`)
    if (!link) throw new Error('no link')
    return store.resources.add({ title: `t${index}`, link, category: '', note: '' }, clock.now())
  })
})

afterEach(async () => {
  await requester.close()
  await drives.close()
  store.close()
  folder[Symbol.dispose]()
})

function local(): Asker {
  const probe = () => Promise.resolve('online' as const)
  const outage = new OutageGuard({ clock, signal, probe, report() {} })
  const { request } = requester
  return new LocalAsker({ request, clock, random: () => 0, outage, states: store.lanes })
}

function elsewhere(ask: Asker['ask'], allowance = Number.POSITIVE_INFINITY): Asker {
  return { allowance: () => allowance, ask }
}

const answerTo = (id: number, at = clock.now()) => ({
  id,
  at,
  verdict: alive,
  latencyMs: 1,
  pauseMs: 0,
})

async function run(askers: readonly Asker[], changes: Record<string, unknown> = {}) {
  const params = checkParams.parse({ ...noPauses, ...changes })
  const scheduledAt = clock.now()
  const runId = store.runs.start({ jobId, cause: 'manual', scheduledAt }, scheduledAt)
  const campaign = store.campaigns.start(
    { startedAt: clock.now(), selection: 'due', isBounded: true },
    { jobId, runId },
  )
  const places: string[] = []
  const lanes: LaneReport[] = []
  const context = {
    runId,
    cause: 'manual',
    signal,
    clock,
    log() {},
    logDetail() {},
    progress() {},
    sleep: (ms: number) => sleep(clock, ms, signal),
  } as const
  const runner = new CampaignRunner(campaign, params, context, {
    store,
    random: () => 0,
    dayOf: () => 0,
    progress: new RunProgress(),
    askers,
    report: ({ index, total }) => places.push(`${index}/${total}`),
    reportLane: (report) => lanes.push(report),
  })
  const totals = await runner.run()
  return { campaign, lanes, places, totals }
}

/** The codes of all answers that were kept about each link. */
const kept = () =>
  ids.map((id) =>
    store.checks
      .list(id, 10)
      .map(({ code }) => code)
      .join(),
  )

test('two askers share a lane: each link is asked by one of them', async () => {
  const other = elsewhere(async ({ links, answered }) => {
    for (const { id } of links.take(2)) answered(answerTo(id))
    return 'gave-up'
  })
  const { lanes, places, totals } = await run([other, local()])
  expect(kept()).toEqual([...Array(2).fill('elsewhere.ok'), ...Array(4).fill('quark.ok')])
  expect(drives.exchanges.filter(({ method }) => method === 'POST')).toHaveLength(4)
  expect(totals).toMatchObject({ valid: 6, postponed: 0 })
  expect(places).toEqual([1, 2, 3, 4, 5, 6].map((index) => `${index}/6`))
  expect(lanes).toEqual([])
})

test('what one gives back after the other is done, the other asks', async () => {
  const other = elsewhere(async ({ links }) => {
    const mine = links.take(3)
    await expect.poll(() => kept().filter((codes) => codes === 'quark.ok')).toHaveLength(3)
    links.giveBack(mine)
    return 'gave-up'
  })
  const { totals } = await run([other, local()])
  expect(kept()).toEqual(Array(6).fill('quark.ok'))
  expect(totals).toMatchObject({ valid: 6, postponed: 0 })
})

test('an answer that comes again, late, or unasked is dropped', async () => {
  const other = elsewhere(async ({ links, answered }) => {
    const [first, second] = links.take(2)
    if (!first || !second) throw new Error('no links')
    answered(answerTo(first.id))
    answered(answerTo(first.id))
    // Given up for lost, and asked by the other, before its answer comes after all.
    links.giveBack([second])
    await expect.poll(() => store.checks.list(second.id, 10)).toHaveLength(1)
    answered(answerTo(second.id))
    answered(answerTo(1_000_000))
    return 'done'
  })
  const { totals } = await run([other, local()])
  expect(kept()).toEqual(['elsewhere.ok', ...Array(5).fill('quark.ok')])
  expect(totals).toMatchObject({ valid: 6 })
})

test('an answer is written at no time in the future and none before the campaign', async () => {
  const far = 5 * 60_000
  let asked: readonly number[] = []
  const other = elsewhere(async ({ links, answered }) => {
    const [early, late] = links.take(2)
    if (!early || !late) throw new Error('no links')
    answered(answerTo(early.id, clock.now() - far))
    answered(answerTo(late.id, clock.now() + far))
    asked = [early.id, late.id]
    return 'gave-up'
  })
  const { campaign } = await run([other, local()])
  const [early, late] = asked.map((id) => Number(store.resources.get(id)?.checkedAt))
  expect(early).toBe(campaign.startedAt)
  expect(late).toBeGreaterThanOrEqual(campaign.startedAt)
  expect(late).toBeLessThanOrEqual(clock.now())
})

test('the day of a lane is as long as those of its askers together', async () => {
  const other = elsewhere(async ({ links, answered }) => {
    for (const { id } of links.take(2)) answered(answerTo(id))
    return 'day-is-full'
  }, 2)
  const lanes = { quark: { perDay: 1 } }
  const { lanes: reports, totals } = await run([other, local()], { lanes })
  expect(reports).toEqual([{ kind: 'day-is-full', provider: 'quark', left: 3 }])
  expect(totals).toMatchObject({ valid: 3, postponed: 3 })
})

test('when nobody goes on, the rest waits for the next run', async () => {
  const stopping = (end: 'gave-up' | 'out-of-time', count: number) =>
    elsewhere(async ({ links, answered }: LaneWork) => {
      const [first, ...rest] = links.take(count)
      if (first) answered(answerTo(first.id))
      links.giveBack(rest)
      return end
    })
  const { lanes, totals } = await run([stopping('gave-up', 2), stopping('gave-up', 1)])
  expect(lanes).toEqual([{ kind: 'gave-up', provider: 'quark', left: 4 }])
  expect(totals).toMatchObject({ valid: 2, postponed: 4 })
  expect((await run([stopping('out-of-time', 1)])).lanes).toEqual([
    { kind: 'out-of-time', provider: 'quark', left: 3 },
  ])
})
