import { Button } from '@mantine/core'
import { IconMoodSad } from '@tabler/icons-react'
import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../components/placeholder/empty-state.tsx'

type Props = { readonly children: ReactNode }

/** Keeps an error in one page from leaving the window blank. */
export class Crash extends Component<Props, { readonly crashed: boolean }> {
  override state = { crashed: false }

  static getDerivedStateFromError() {
    return { crashed: true }
  }

  override render() {
    return this.state.crashed ? <Crashed /> : this.props.children
  }
}

function Crashed() {
  const { t } = useTranslation()
  return (
    <EmptyState icon={IconMoodSad} title={t('crash.title')} hint={t('crash.hint')}>
      <Button onClick={() => window.location.reload()}>{t('crash.reload')}</Button>
    </EmptyState>
  )
}
