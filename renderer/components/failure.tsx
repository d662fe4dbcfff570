import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { errorText } from '../../electron/words/error-text.ts'
import { EmptyState } from './empty-state.tsx'

type Props = { readonly error: unknown; readonly onRetry: () => void }

/** Says that something could not be loaded, why, and offers to try again. */
export function Failure({ error, onRetry }: Props) {
  const { t, i18n } = useTranslation()
  return (
    <EmptyState
      icon={IconAlertTriangle}
      title={t('common.loadFailed')}
      hint={errorText(i18n, error)}
    >
      <Button variant="default" onClick={onRetry}>
        {t('common.retry')}
      </Button>
    </EmptyState>
  )
}
