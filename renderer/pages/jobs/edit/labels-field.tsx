import { TagsInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { jobLabelSchema } from '../../../../electron/api/contract/jobs.ts'
import { textLimits } from '../../../components/form/limits.ts'
import { useListedJobs } from '../../../live/jobs.ts'
import { labelsOf } from '../job-labels.ts'

type Props = {
  readonly labels: readonly string[]
  readonly error: string | undefined
  readonly onChange: (labels: string[]) => void
}

/** What a person groups a job by; the labels of other jobs are offered. */
export function LabelsField({ labels, error, onChange }: Props) {
  const { t } = useTranslation()
  const jobs = useListedJobs()
  return (
    <TagsInput
      label={t('column.labels')}
      description={t('jobs.labelsHint')}
      {...textLimits(jobLabelSchema)}
      data={labelsOf(jobs.data ?? [])}
      value={[...labels]}
      error={error}
      acceptValueOnBlur
      onChange={onChange}
    />
  )
}
