import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { lazyPage } from '../../../components/lazy.tsx'

const Loaded = lazyPage(async () => (await import('./check-now.tsx')).CheckNow)

/** The button that starts a check; until its choices have loaded it stands there as wide as it will be. */
export function CheckNow() {
  const { t } = useTranslation()
  const waiting = (
    <Button.Group>
      <Button leftSection={<IconRefresh size={15} />} disabled>
        {t('links.checkNow')}
      </Button>
      <Button px={6} disabled aria-label={t('overview.checkChoices')}>
        ▾
      </Button>
    </Button.Group>
  )
  return (
    <Suspense fallback={waiting}>
      <Loaded />
    </Suspense>
  )
}
