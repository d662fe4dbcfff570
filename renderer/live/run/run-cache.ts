import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { Job } from '../../../electron/api/contract/jobs.ts'
import type { Run } from '../../../electron/api/contract/runs.ts'
import { api } from '../api.ts'

/** How many beats a job's strip shows. */
export const beats = 30

/** Updates a run in every cached answer that holds it. */
export function patchRun(cache: QueryClient, run: Run): void {
  cache.setQueryData(api.runs.get.queryKey({ input: { id: run.id } }), run)
  cache.setQueryData(api.jobs.list.queryKey(), (jobs) =>
    jobs?.map((job) => (job.isAvailable && job.id === run.jobId ? patchJob(job, run) : job)),
  )
  cache.setQueriesData<Run[] | InfiniteData<Run[]>>({ queryKey: api.runs.list.key() }, (data) => {
    if (!data) return data
    if (Array.isArray(data)) return patchList(data, run)
    return { ...data, pages: data.pages.map((page) => patchList(page, run)) }
  })
}

/** The run that a half-done job continues, if it is among the recent ones. */
export function pausedRun({ isHalfDone, recentRuns }: Job): Run | undefined {
  return isHalfDone ? recentRuns.findLast(({ outcome }) => outcome === 'interrupted') : undefined
}

export function patchJob(job: Job, run: Run): Job {
  if (run.outcome === null) return { ...job, running: run, isHalfDone: false }
  const running = job.running?.id === run.id ? null : job.running
  const others = job.recentRuns.filter((recent) => recent.id !== run.id)
  return { ...job, running, recentRuns: [...others, run].slice(-beats) }
}

function patchList(runs: Run[], run: Run): Run[] {
  return runs.some((each) => each.id === run.id)
    ? runs.map((each) => (each.id === run.id ? run : each))
    : runs
}
