import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ListedJob } from '../../../electron/api/contract/jobs.ts'
import { jobName } from '../../../electron/words/job-name.ts'
import { askFirst } from '../../components/window/confirm.tsx'
import { api } from '../../live/api.ts'
import { queryClient } from '../../live/query-client.ts'
import { showToast } from '../../live/toast.tsx'

/** Deletes a job after a confirmation; its history stays. */
export function useDeleteJob() {
  const { t, i18n } = useTranslation()
  const { mutate } = useMutation(
    api.jobs.delete.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.jobs.key() })
        showToast(t('jobs.deleted'))
      },
    }),
  )
  return (job: ListedJob) =>
    askFirst({
      title: t('jobs.deleteTitle', { name: jobName(i18n, job) }),
      hint: t(job.isAvailable && job.running ? 'jobs.deleteRunningHint' : 'jobs.deleteHint'),
      confirm: t('jobs.delete'),
      onConfirm: () => mutate({ id: job.id }),
    })
}
