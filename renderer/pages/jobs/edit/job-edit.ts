import { z } from 'zod'
import type { Job, Lanes, Policy, Trigger } from '../../../../electron/api/contract/jobs.ts'
import { scriptParamsSchema } from '../../../../electron/api/contract/jobs.ts'
import { type NumberParams, numberForm } from './job-params.ts'
import { lanesOf } from './lane-edit.ts'
import { type ScriptDraft, scriptDraft, scriptParams } from './script-draft.ts'

/** What a person is changing of a job. */
export type JobEdit = {
  readonly trigger: Trigger
  readonly policy: Policy
  /** The parameters of a built-in job that has some. */
  readonly numbers: NumberParams | undefined
  /** The providers' own paces, of a job that asks providers. */
  readonly lanes: Lanes | undefined
  readonly script: ScriptDraft | undefined
}

export function editOf(job: Job): JobEdit {
  const script = job.kind === 'script' ? scriptParamsSchema.safeParse(job.params).data : undefined
  return {
    trigger: job.trigger,
    policy: job.policy,
    numbers: numberForm(job.id)?.schema.safeParse(job.params).data,
    lanes: lanesOf(job.params),
    script: script && scriptDraft(job.name, script),
  }
}

// What the form does not show stays as it is.
function paramsOf({ params }: Job) {
  return z.record(z.string(), z.unknown()).parse(params)
}

/** What differs from the job as it was; undefined when nothing does. */
export function changesOf(job: Job, before: JobEdit, edit: JobEdit) {
  const changed = (key: keyof JobEdit) => edit[key] !== before[key]
  if (!(['trigger', 'policy', 'numbers', 'lanes', 'script'] as const).some(changed))
    return undefined
  const script = changed('script') ? edit.script : undefined
  const was = scriptParamsSchema.safeParse(job.params).data
  return {
    id: job.id,
    trigger: changed('trigger') ? edit.trigger : undefined,
    policy: changed('policy') ? edit.policy : undefined,
    name: script?.name,
    params:
      script && was
        ? scriptParams(script, was)
        : changed('numbers') || changed('lanes')
          ? { ...paramsOf(job), ...edit.numbers, ...(edit.lanes && { lanes: edit.lanes }) }
          : undefined,
  }
}
