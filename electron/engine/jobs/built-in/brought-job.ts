import { defaultNotifyOn, type StoredJob } from '../../model/job.ts'
import { anchored } from '../../model/trigger.ts'
import type { Job } from '../../scheduler/job.ts'
import type { Slots } from '../../scheduler/slots.ts'

/** A job that Pansentry brings, as it is stored before anybody has changed it. */
export function broughtJob(job: Job, slots: Slots, now: number): StoredJob {
  const { id, defaultParams: params, policy } = job
  const trigger = anchored(job.trigger, now)
  return {
    id,
    kind: 'built-in',
    name: '',
    params,
    policy,
    notifyOn: defaultNotifyOn,
    labels: [],
    paused: false,
    timedPause: null,
    trigger,
    ...slots.first({ id, trigger }),
  }
}
