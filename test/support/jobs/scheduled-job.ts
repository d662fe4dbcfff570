import { z } from 'zod'
import type { Engine } from '../../../electron/engine/engine.ts'
import { defaultPolicy, type Policy } from '../../../electron/engine/model/policy.ts'
import type { Trigger } from '../../../electron/engine/model/trigger.ts'
import type { RunContext } from '../../../electron/engine/scheduler/active-run.ts'
import { defineJob, type Job } from '../../../electron/engine/scheduler/job.ts'
import type { ManualClock } from '../manual-clock.ts'

// One for all: a schema weighs more than the rest of a job.
const noParams = z.object({})

/** A job that does nothing, or what a test wants, when its trigger says so. */
export function scheduledJob(
  id: string,
  trigger: Trigger,
  policy: Partial<Policy> = {},
  work: (context: RunContext) => Promise<void> = () => Promise.resolve(),
): Job {
  return defineJob({
    id,
    trigger,
    policy: { ...defaultPolicy, ...policy },
    params: noParams,
    run: async (context) => {
      await work(context)
      return {}
    },
  })
}

/** A job's runs, oldest first: slot, cause and outcome. */
export function historyOf(engine: Engine, jobId: string): string[] {
  return engine.runs
    .list({ jobId, limit: 100_000 })
    .toReversed()
    .map((run) => `${iso(run.scheduledAt)} ${run.cause} ${run.outcome}`)
}

/** When the runs of a job began, oldest first. */
export function startsOf(engine: Engine, jobId: string): string[] {
  return engine.runs
    .list({ jobId, limit: 100_000 })
    .toReversed()
    .flatMap((run) => (run.startedAt === null ? [] : [iso(run.startedAt)]))
}

/** Lets time pass from slot to slot, without the wake-ups between them: a year in seconds. */
export async function liveUntil(engine: Engine, clock: ManualClock, end: string): Promise<void> {
  for (;;) {
    const times = engine.jobs.list().flatMap((job) => job.nextRunAt ?? [])
    const next = Math.min(...times, Date.parse(end))
    clock.jump(Math.max(next - clock.now() - 1, 0))
    if (next >= Date.parse(end)) return
    engine.lookNow()
    await clock.pass(200)
  }
}

/** To the second, milliseconds only when there are any. */
export function iso(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z')
}
