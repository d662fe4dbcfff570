import { useQuery } from '@tanstack/react-query'
import type { Job } from '../../../electron/api/contract/jobs.ts'
import { api } from '../../live/api.ts'
import { useFormat } from '../../live/settings.ts'

const shownTimes = 3

/** When a job runs next, where its schedule has no words. */
export function JobNextTimes({ job }: { readonly job: Job }) {
  const format = useFormat()
  const { trigger, nextRunAt } = job
  const input = { trigger, count: shownTimes }
  const times = useQuery({
    ...api.jobs.nextTimes.queryOptions({ input }),
    // Asked anew after each run.
    queryKey: [...api.jobs.nextTimes.queryKey({ input }), nextRunAt],
  })
  const text = times.data?.map((at) => format.weekday(at)).join(' · ')
  return text ? <small title={text}>{text}</small> : null
}
