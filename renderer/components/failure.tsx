import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { errorText } from '../../electron/words/error-text.ts'
import { EmptyState } from './empty-state.tsx'

type Props = {
  /** What could not be loaded, where that is not plain. */
  readonly title?: string
  readonly error?: unknown
  /** Why, and what to do; takes the place of what the error says. */
  readonly hint?: string
  readonly onRetry: () => void
}

/** Stands for what could not be loaded: why, and a way to try again. */
export function Failure({ title, error, hint, onRetry }: Props) {
  const { t, i18n } = useTranslation()
  const why = hint ?? (error === undefined ? '' : errorText(i18n, error))
  return (
    <EmptyState icon={IconAlertTriangle} title={title ?? t('common.loadFailed')} hint={why}>
      <Button variant="default" onClick={onRetry}>
        {t('common.retry')}
      </Button>
    </EmptyState>
  )
}
