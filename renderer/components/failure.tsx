import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { errorText } from '../../electron/words/error-text.ts'
import { EmptyState } from './placeholder/empty-state.tsx'

type Props = {
  /** What could not be loaded, where that is not obvious. */
  readonly title?: string
  readonly error?: unknown
  /** Why, and what to do, in place of the error's own text. */
  readonly hint?: string
  readonly onRetry: () => void
}

/** Shown in place of what could not be loaded: why, and a button to try again. */
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
