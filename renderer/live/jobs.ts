import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../electron/api/contract/jobs.ts'
import { jobName } from '../../electron/words/job-name.ts'
import { api } from './api.ts'
import { queryClient } from './query-client.ts'

/** The built-in job that watches over the links. */
export const checkJob = 'check_resources_links'

/** Names a job of which only the id is at hand; one that was deleted is called by its id. */
export function useJobName(): (id: string) => string {
  const { i18n } = useTranslation()
  const jobs = useJobs()
  return (id) => jobName(i18n, { id, name: jobs.data?.find((job) => job.id === id)?.name ?? '' })
}

export function useJobs() {
  return useQuery(api.jobs.list.queryOptions())
}

/** A job; undefined while jobs are loaded, and for one that was deleted. */
export function useJob(id: string): Job | undefined {
  return useJobs().data?.find((job) => job.id === id)
}

export function useRunJob() {
  const { t } = useTranslation()
  return useMutation(
    api.jobs.run.mutationOptions({
      onSuccess: () => notifications.show({ message: t('jobs.started') }),
    }),
  )
}

export function usePauseJob() {
  return useMutation(
    api.jobs.pause.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.jobs.key() }),
    }),
  )
}

/** Deletes a job after a question; its history stays. */
export function useDeleteJob() {
  const { t, i18n } = useTranslation()
  const { mutate } = useMutation(
    api.jobs.delete.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.jobs.key() })
        notifications.show({ message: t('jobs.deleted') })
      },
    }),
  )
  return (job: Job) =>
    modals.openConfirmModal({
      title: t('jobs.deleteTitle', { name: jobName(i18n, job) }),
      children: t(job.running ? 'jobs.deleteRunningHint' : 'jobs.deleteHint'),
      labels: { confirm: t('jobs.delete'), cancel: t('common.cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () => mutate({ id: job.id }),
    })
}

/** Asks a run to stop where the next one goes on. */
export function usePauseRun() {
  return useMutation(api.runs.pause.mutationOptions())
}

/** Asks a run to stop; it may take a moment, so its end comes as an event. */
export function useCancelRun() {
  return useMutation(api.runs.cancel.mutationOptions())
}
