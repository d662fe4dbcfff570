import { useTranslation } from 'react-i18next'
import type { ListedJob } from '../../../electron/api/contract/jobs.ts'
import { jobName } from '../../../electron/words/job-name.ts'
import { askFirst } from '../../components/window/confirm.tsx'
import { api, client } from '../../live/api.ts'
import { queryClient } from '../../live/query-client.ts'
import { useRemoval } from '../../live/removal.ts'

const { delete: remove, restore } = client.jobs
const changed = () => queryClient.invalidateQueries({ queryKey: api.jobs.key() })

/** Deletes a job, with undo; its history stays. */
export function useDeleteJob() {
  const { t, i18n } = useTranslation()
  const { mutate } = useRemoval({ remove, restore, changed })
  return (job: ListedJob) => {
    const { id } = job
    const name = jobName(i18n, job)
    const deleteIt = () => mutate({ key: { id }, message: (t) => t('jobs.deleted', { name }) })
    // A run that was stopped does not go on again, and what comes back by itself leaves no room for what it was.
    const isReset = !job.isAvailable && job.kind === 'built-in' && job.reason === 'unreadable'
    if (!isReset && !(job.isAvailable && job.running)) return deleteIt()
    askFirst({
      title: (t) => t('jobs.deleteTitle', { name }),
      hint: (t) => t(isReset ? 'jobs.resetHint' : 'jobs.deleteRunningHint'),
      confirm: (t) => t('jobs.delete'),
      onConfirm: deleteIt,
    })
  }
}
