import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { errorText } from '../../electron/words/error-text.ts'
import { EmptyState } from './empty-state.tsx'

type Props = {
  /** What could not be loaded, where that is not plain. */
  readonly title?: string
  /** Why, where that is known. */
  readonly error?: unknown
  readonly onRetry: () => void
}

/** Stands for what could not be loaded: why, and a way to try again. */
export function Failure({ title, error, onRetry }: Props) {
  const { t, i18n } = useTranslation()
  return (
    <EmptyState
      icon={IconAlertTriangle}
      title={title ?? t('common.loadFailed')}
      {...(error === undefined ? {} : { hint: errorText(i18n, error) })}
    >
      <Button variant="default" onClick={onRetry}>
        {t('common.retry')}
      </Button>
    </EmptyState>
  )
}
