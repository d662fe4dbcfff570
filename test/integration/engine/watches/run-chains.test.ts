import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { EngineEvents } from '../../../../electron/engine/model/events.ts'
import { Store } from '../../../../electron/engine/store/store.ts'
import { Brake, mostInARow } from '../../../../electron/engine/watches/brake.ts'
import { RunChains } from '../../../../electron/engine/watches/run-chains.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const minute = 60_000

let folder: ReturnType<typeof temporaryFolder>
let store: Store
let clock: ManualClock
let events: EngineEvents
let chains: RunChains

beforeEach(() => {
  folder = temporaryFolder()
  store = new Store(join(folder.path, 'pansentry.db'))
  clock = new ManualClock('2026-11-22T10:00:00Z')
  events = new EngineEvents((error) => {
    throw error
  })
  chains = new RunChains({ store, events, clock })
  chains.start()
})

afterEach(() => {
  chains.stop()
  store.close()
  folder[Symbol.dispose]()
})

const tell = (runId: number, jobId: string, ended: boolean) =>
  events.emit({ type: 'run', runId, jobId, ended })

/** A job with a watched folder: what changes there starts it once it has come to rest. */
function watching(jobId: string) {
  const path = `/${jobId}`
  const runs: number[] = []
  const brake = new Brake({
    clock,
    settleMs: 2000,
    start: (before) => {
      chains.expect(jobId, before)
      const now = clock.now()
      const occurrence = { kind: 'file', path } as const
      const runId = store.runs.start({ jobId, cause: 'event', occurrence, scheduledAt: now }, now)
      runs.push(runId)
      tell(runId, jobId, false)
    },
    heldChanged: () => {},
  })
  return {
    runs,
    brake,
    change: () => brake.mark(chains.changeSince(clock.now())),
    end: () => tell(runs.at(-1) ?? 0, jobId, true),
  }
}

type Watching = ReturnType<typeof watching>

/** Two jobs run in turn, each begun by what changed so long before the other one's end; returns how many runs began. */
async function inTurn([first, second]: [Watching, Watching], beforeEndMs: number): Promise<number> {
  let [job, next] = [first, second]
  job.change()
  await clock.pass(2000)
  const count = () => first.runs.length + second.runs.length
  for (let begun = 1; begun === count() && begun < 200; begun++) {
    await clock.pass(minute)
    next.change()
    await clock.pass(beforeEndMs)
    job.end()
    await clock.pass(2000)
    ;[job, next] = [next, job]
  }
  return count()
}

test('jobs that each end as they change what starts the other are held after ten runs', async () => {
  const jobs = [watching('a'), watching('b')] as const
  expect(await inTurn([...jobs], 50)).toBe(mostInARow)
  expect(jobs.some(({ brake }) => brake.isHeld)).toBe(true)
})

test('what comes in the middle of another run is chance, unless it never ends', async () => {
  const jobs = [watching('a'), watching('b')] as const
  const begun = await inTurn([...jobs], minute)
  expect(begun).toBeGreaterThan(mostInARow * 9)
  expect(begun).toBeLessThan(mostInARow * 11)
})

test('what comes while one long run goes on is never held', async () => {
  const [long, inbox] = [watching('long'), watching('inbox')]
  long.change()
  await clock.pass(2000)
  for (let times = 0; times < mostInARow * 2; times++) {
    await clock.pass(minute)
    inbox.change()
    await clock.pass(2000)
    inbox.end()
  }
  expect(inbox.runs).toHaveLength(mostInARow * 2)
})

test('a person who drops a file while nothing runs begins anew', async () => {
  const jobs = [watching('a'), watching('b')] as const
  await inTurn([...jobs], 50)
  const held = jobs.find(({ brake }) => brake.isHeld)
  await clock.pass(minute)
  held?.change()
  await clock.pass(2000)
  expect(held?.brake.isHeld).toBe(false)
})
