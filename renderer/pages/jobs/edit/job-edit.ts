import { z } from 'zod'
import {
  checkJobId,
  type Job,
  type Lanes,
  type NotifyOn,
  type OnSchedule,
  onScheduleSchema,
  type Policy,
  scriptParamsSchema,
  type Trigger,
} from '../../../../electron/api/contract/jobs.ts'
import { type NumberParams, numberForm } from './job-params.ts'
import { lanesOf } from './lane-edit.ts'
import { type ScriptDraft, scriptDraft, scriptParams } from './script-draft.ts'

/** The editable parts of a job. */
export type JobEdit = {
  readonly labels: readonly string[]
  readonly notifyOn: NotifyOn
  readonly trigger: Trigger
  readonly policy: Policy
  /** The parameters of a built-in job, if it has any. */
  readonly numbers: NumberParams | undefined
  /** The paces of single providers, for a job that has them. */
  readonly lanes: Lanes | undefined
  /** What the schedule has checked, for the job that checks links. */
  readonly onSchedule: OnSchedule | undefined
  readonly script: ScriptDraft | undefined
}

export function editOf(job: Job): JobEdit {
  const script = job.kind === 'script' ? scriptParamsSchema.safeParse(job.params).data : undefined
  return {
    labels: job.labels,
    notifyOn: job.notifyOn,
    trigger: job.trigger,
    policy: job.policy,
    numbers: numberForm(job.id)?.schema.safeParse(job.params).data,
    lanes: lanesOf(job.params),
    onSchedule: onScheduleOf(job),
    script: script && scriptDraft(job.name, script),
  }
}

function onScheduleOf(job: Job): OnSchedule | undefined {
  if (job.id !== checkJobId) return undefined
  return onScheduleSchema.default('due').parse(paramsOf(job)['onSchedule'])
}

// Parameters that the form does not show stay as they are.
function paramsOf({ params }: Job) {
  return z.record(z.string(), z.unknown()).parse(params)
}

/** The changes to a job; undefined if there are none. */
export function changesOf(job: Job, before: JobEdit, edit: JobEdit) {
  const changed = (key: keyof JobEdit) => edit[key] !== before[key]
  if (
    !(
      [
        'labels',
        'notifyOn',
        'trigger',
        'policy',
        'numbers',
        'lanes',
        'onSchedule',
        'script',
      ] as const
    ).some(changed)
  )
    return undefined
  const script = changed('script') ? edit.script : undefined
  const was = scriptParamsSchema.safeParse(job.params).data
  return {
    id: job.id,
    labels: changed('labels') ? edit.labels : undefined,
    notifyOn: changed('notifyOn') ? [...edit.notifyOn] : undefined,
    trigger: changed('trigger') ? edit.trigger : undefined,
    policy: changed('policy') ? edit.policy : undefined,
    name: script?.name,
    params:
      script && was
        ? scriptParams(script, was)
        : changed('numbers') || changed('lanes') || changed('onSchedule')
          ? {
              ...paramsOf(job),
              ...edit.numbers,
              ...(edit.lanes && { lanes: edit.lanes }),
              ...(edit.onSchedule && { onSchedule: edit.onSchedule }),
            }
          : undefined,
  }
}
