import { Modal, Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { checkParamsSchema, type Job } from '../../../electron/api/contract/jobs.ts'
import { checkJob, jobName } from '../../job.ts'
import { ParamsForm } from './params-form.tsx'
import { ScheduleForm } from './schedule-form.tsx'

type Props = { readonly job: Job; readonly onClose: () => void }

/** Edits when a job runs and, where it has them, its parameters. */
export function EditJobModal({ job, onClose }: Props) {
  const { t, i18n } = useTranslation()
  const params = job.id === checkJob ? checkParamsSchema.safeParse(job.params).data : undefined
  const title = t('schedule.title', { name: jobName(i18n, job.id) })
  if (!params) {
    return (
      <Modal opened onClose={onClose} title={title} size={520}>
        <ScheduleForm job={job} onDone={onClose} />
      </Modal>
    )
  }
  return (
    <Modal opened onClose={onClose} title={title} size={520}>
      <Tabs defaultValue="schedule">
        <Tabs.List mb="md">
          <Tabs.Tab value="schedule">{t('schedule.tabSchedule')}</Tabs.Tab>
          <Tabs.Tab value="params">{t('schedule.tabParams')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="schedule">
          <ScheduleForm job={job} onDone={onClose} />
        </Tabs.Panel>
        <Tabs.Panel value="params">
          <ParamsForm jobId={job.id} params={params} onDone={onClose} />
        </Tabs.Panel>
      </Tabs>
    </Modal>
  )
}
