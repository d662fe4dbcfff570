import { ActionIcon } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'

/** The way back from a page that belongs to the jobs. */
export function BackToJobs() {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  return (
    <ActionIcon aria-label={t('nav.jobs')} onClick={() => navigate('/jobs')}>
      <IconArrowLeft size={18} />
    </ActionIcon>
  )
}
