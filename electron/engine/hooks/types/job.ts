import { message } from '../../model/engine-messages.ts'
import { isRefusal } from '../../model/refusal.ts'
import { text } from '../../notify/channels/channel.ts'
import { HookFailure } from '../hook-failure.ts'
import { listText } from '../saved-list.ts'
import { defineHook } from './hook-type.ts'

/** Starts a script of a person's with the list. */
export const job = defineHook({
  kind: 'job',
  isHttp: false,
  fields: { job: text },
  async tell({ job }, list, { startJob }) {
    try {
      const runId = startJob(job, listText(list), list.runId)
      if (runId === null) throw new HookFailure('no-script', job)
      return message('hooks.done.started', { job, runId })
    } catch (error) {
      if (isRefusal(error, 'JOB_RUNNING')) throw new HookFailure('job-running', job)
      const isGone = isRefusal(error, 'JOB_NOT_FOUND') || isRefusal(error, 'JOB_UNAVAILABLE')
      throw isGone ? new HookFailure('no-job', job) : error
    }
  },
})
