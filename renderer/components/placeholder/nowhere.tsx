import { Button } from '@mantine/core'
import { IconMapOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { PageHeader } from '../page.tsx'
import { EmptyState } from './empty-state.tsx'

/** Shown where an address leads to nothing, with a way back. */
export function Nowhere() {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  return (
    <>
      <PageHeader title={t('nowhere.name')} />
      <EmptyState icon={IconMapOff} title={t('nowhere.title')} hint={t('nowhere.hint')}>
        <Button onClick={() => navigate('/')}>{t('nowhere.back')}</Button>
      </EmptyState>
    </>
  )
}
