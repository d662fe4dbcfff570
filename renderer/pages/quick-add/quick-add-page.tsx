import { Group } from '@mantine/core'
import { IconClipboardText } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Offer } from '../../../electron/api/contract/links.ts'
import { longestText } from '../../../electron/api/contract/links.ts'
import { errorText } from '../../../electron/words/error-text.ts'
import { Failure } from '../../components/failure.tsx'
import { EmptyState } from '../../components/placeholder/empty-state.tsx'
import { api } from '../../live/api.ts'
import { useFormat } from '../../live/settings.ts'
import { EnterButton } from './enter-button.tsx'
import { FoundLinks } from './found-links.tsx'
import classes from './quick-add.module.css'

/** The small window that shows what was copied or handed over, and adds it with Enter. */
export function QuickAddPage() {
  const { t } = useTranslation()
  const offer = useQuery(api.links.offered.queryOptions({ staleTime: Number.POSITIVE_INFINITY }))
  useEffect(() => {
    const leave = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') window.close()
    }
    document.addEventListener('keydown', leave)
    return () => document.removeEventListener('keydown', leave)
  }, [])
  return (
    <main className={classes['root']}>
      <h1 className={classes['title']}>{t('settings.quickAdd')}</h1>
      {offer.isError && <Failure error={offer.error} onRetry={() => void offer.refetch()} />}
      {offer.isSuccess && <Offered offer={offer.data} />}
    </main>
  )
}

function Offered({ offer }: { readonly offer: Offer | null }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const { isCut = false, origin = 'clipboard', text = '' } = offer ?? {}
  const isEmpty = text.trim() === ''
  const preview = useQuery(
    api.resources.previewImport.queryOptions({
      input: { text },
      enabled: !isEmpty,
      retry: false,
      staleTime: Number.POSITIVE_INFINITY,
    }),
  )
  if (isEmpty) return <Nothing hint={t(`quickAdd.nothing.${origin}`)} />
  if (preview.isError) return <Nothing hint={errorText(i18n, preview.error)} />
  if (!preview.data) return null
  const { duplicateCount, newCount } = preview.data
  if (newCount + duplicateCount === 0) return <Nothing hint={t(`quickAdd.nothing.${origin}`)} />
  return (
    <>
      {origin === 'address' && <p className={classes['note']}>{t('quickAdd.handedOver')}</p>}
      {isCut && (
        <p className={classes['note']}>
          {t('quickAdd.isCut', { count: format.number(longestText) })}
        </p>
      )}
      {duplicateCount > 0 && (
        <p className={classes['note']}>{t('quickAdd.known', { count: duplicateCount })}</p>
      )}
      {newCount > 0 ? <FoundLinks preview={preview.data} /> : <CloseButton />}
    </>
  )
}

function Nothing({ hint }: { readonly hint: string }) {
  const { t } = useTranslation()
  return (
    <>
      <EmptyState icon={IconClipboardText} title={t('import.no_link')} hint={hint} />
      <CloseButton />
    </>
  )
}

function CloseButton() {
  const { t } = useTranslation()
  return (
    <Group justify="flex-end" className={classes['foot'] ?? ''}>
      <EnterButton variant="default" onClick={() => window.close()}>
        {t('common.close')}
      </EnterButton>
    </Group>
  )
}
