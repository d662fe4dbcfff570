import type { Engine } from '../../../electron/engine/engine.ts'
import { checkJobId } from '../../../electron/engine/model/terms/job-ids.ts'
import { type Clock, systemClock } from '../../../electron/engine/time/clock.ts'
import { runEnded } from '../engine.ts'

/** The system's clock, set to another time: what is scheduled then runs now. */
export class ShiftedClock implements Clock {
  #shiftMs = 0

  now(): number {
    return systemClock.now() + this.#shiftMs
  }

  after(ms: number, callback: () => void): () => void {
    return systemClock.after(ms, callback)
  }

  setTo(time: number): void {
    this.#shiftMs = time - systemClock.now()
  }
}

// The loop sleeps until the night's slot like on any other night; it only has not far to go.
const beforeSlotMs = 20

/** Lets the check job run on each of the `nights` before `today` (in milliseconds since 1970) at its own time, without pauses. */
export async function liveThroughNights(
  engine: Engine,
  clock: ShiftedClock,
  nights: number,
  today: number,
  onNight: (night: number) => void,
): Promise<void> {
  const dayMs = 24 * 3600_000
  clock.setTo(today - nights * dayMs)
  engine.start()
  const { params } = engine.jobs.get(checkJobId)
  // The nights are told by one job; the others begin tonight.
  const others = engine.jobs.list().filter((job) => job.id !== checkJobId)
  for (const { id } of others) engine.jobs.pause(id, true)
  engine.jobs.setParams(checkJobId, {
    pauseMaxSeconds: 0,
    pauseMinSeconds: 0,
    restSeconds: 0,
    backOffSeconds: 0,
    concurrency: 8,
    lanes: {},
    attempts: 1,
    // Every link every night: a strip of fourteen beats.
    longestDays: 1,
  })
  for (let night = 0; night < nights; night++) {
    onNight(night)
    const { nextRunAt } = engine.jobs.get(checkJobId)
    if (nextRunAt === null || nextRunAt > today) break
    const ran = nextRun(engine)
    clock.setTo(nextRunAt - beforeSlotMs)
    engine.lookNow()
    await runEnded(engine, await ran)
  }
  clock.setTo(today)
  for (const { id } of others) engine.jobs.pause(id, false)
  engine.jobs.setParams(checkJobId, params)
}

function nextRun(engine: Engine): Promise<number> {
  return new Promise((resolve) => {
    const off = engine.events.on((event) => {
      if (event.type !== 'run' || event.jobId !== checkJobId) return
      off()
      resolve(event.runId)
    })
  })
}
