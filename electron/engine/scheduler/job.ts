import type { z } from 'zod'
import type { Policy } from '../model/policy.ts'
import type { Summary } from '../model/run.ts'
import type { Trigger } from '../model/trigger.ts'
import type { RunContext } from './active-run.ts'

/** A job as its author writes it. */
export type JobDefinition<Params> = {
  readonly id: string
  readonly trigger: Trigger
  readonly policy: Policy
  /** Reads stored parameters; every field has a default, so `{}` is readable. */
  readonly params: z.ZodType<Params>
  /** Whether a run that was stopped is gone on with by the next one. */
  readonly canPause?: boolean
  /** Whether there is anything for it to do: before that it is not listed. Default always. */
  readonly isWanted?: () => boolean
  /** Does the work and reports totals. Throws to fail; rejects with the signal's reason when aborted. */
  run(context: RunContext, params: Params): Promise<Summary>
}

/** A job as the scheduler sees it: its parameters are its own affair. */
export type Job = {
  readonly id: string
  readonly trigger: Trigger
  readonly policy: Policy
  readonly defaultParams: unknown
  /** Whether a run that was stopped is gone on with by the next one. */
  readonly canPause: boolean
  /** Whether there is anything for it to do: before that it is not listed. Absent for always. */
  readonly isWanted?: () => boolean
  /** Throws a ZodError for parameters the job cannot use. */
  readParams(raw: unknown): unknown
  run(context: RunContext, rawParams: unknown): Promise<Summary>
}

export function defineJob<Params>(definition: JobDefinition<Params>): Job {
  const { id, trigger, policy, params } = definition
  const { canPause = false, isWanted } = definition
  return {
    id,
    trigger,
    policy,
    defaultParams: params.parse({}),
    canPause,
    ...(isWanted && { isWanted }),
    readParams: (raw) => params.parse(raw),
    run: async (context, raw) => definition.run(context, params.parse(raw)),
  }
}
