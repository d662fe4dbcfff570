import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CheckPlan, Job, ListedJob } from '../../electron/api/contract/jobs.ts'
import { checkPlanText } from '../../electron/words/check-plan.ts'
import { errorText } from '../../electron/words/error-text.ts'
import { jobName } from '../../electron/words/job-name.ts'
import { api } from './api.ts'
import { inlineErrors, queryClient } from './query-client.ts'
import { isRefusal } from './refusal.ts'
import { useFormat } from './settings.ts'
import { showFailure, showToast } from './toast.tsx'

/** The name of a job by its id; for a deleted job, the id. */
export function useJobName(): (id: string) => string {
  const { i18n } = useTranslation()
  const jobs = useListedJobs()
  return (id) => jobName(i18n, { id, name: jobs.data?.find((job) => job.id === id)?.name ?? '' })
}

/** The jobs that can run. */
export function useJobs() {
  return useQuery(api.jobs.list.queryOptions({ select: available }))
}

/** Every job, also those that cannot run. */
export function useListedJobs() {
  return useQuery(api.jobs.list.queryOptions())
}

function available(jobs: readonly ListedJob[]): Job[] {
  return jobs.filter((job) => job.isAvailable)
}

/** A job by its id; undefined while jobs load, and for a deleted job. */
export function useJob(id: string): Job | undefined {
  return useJobs().data?.find((job) => job.id === id)
}

/** A second click within this time is no second wish. */
const twiceMs = 1000

let startedAt = 0

/** Says that a job has begun and, of a check, what it will do; or why it has not, unless it just has. */
function useStarting() {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  return {
    meta: inlineErrors,
    onSuccess: ({ plan }: { readonly plan: CheckPlan | null }) => {
      startedAt = Date.now()
      showToast(plan ? checkPlanText(i18n, format, plan) : t('jobs.started'))
    },
    onError: (error: Error) => {
      const isTwice = isRefusal(error, 'JOB_RUNNING') && Date.now() - startedAt < twiceMs
      if (!isTwice) showFailure(errorText(i18n, error))
    },
  }
}

export function useRunJob() {
  return useMutation(api.jobs.run.mutationOptions(useStarting()))
}

/** Checks chosen links at once. */
export function useCheckLinks() {
  return useMutation(api.resources.check.mutationOptions(useStarting()))
}

export function usePauseJob() {
  return useMutation(
    api.jobs.pause.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.jobs.key() }),
    }),
  )
}

/** Pauses all jobs for a while, or until somebody resumes. */
export function usePauseAll() {
  return useMutation(
    api.jobs.pauseAll.mutationOptions({
      onSuccess: (settings) => queryClient.setQueryData(api.settings.get.queryKey(), settings),
    }),
  )
}

/** Mutes a job, or lets it be told again. */
export function useMuteJob() {
  return useMutation(
    api.notifications.mute.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.jobs.key() }),
    }),
  )
}

/** Asks a run to stop at a point where the next one can continue. */
export function usePauseRun() {
  return useMutation(api.runs.pause.mutationOptions())
}

/** Asks a run to stop; its end arrives as an event. */
export function useCancelRun() {
  return useMutation(api.runs.cancel.mutationOptions())
}
