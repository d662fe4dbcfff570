import { Button } from '@mantine/core'
import { IconFilterOff, IconLinkPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ResourceQuery } from '../../../../electron/api/contract/resources.ts'
import { Failure } from '../../../components/failure.tsx'
import { EmptyState } from '../../../components/placeholder/empty-state.tsx'
import type { ImportOrigin } from '../import/import-content.ts'
import { isFiltered, type ResourceView, useOpenLink, useResourceView } from './resource-filter.ts'
import { useTotal } from './resource-list.ts'
import { ResourceTable } from './resource-table.tsx'

type Props = {
  readonly view: ResourceView
  readonly query: ResourceQuery
  readonly openId: number | null
  readonly onAdd: () => void
  readonly onImport: (source: ImportOrigin) => void
}

/** The list of a view, or the reason why it is empty. */
export function ResourceBrowser({ view, query, openId, onAdd, onImport }: Props) {
  const { t } = useTranslation()
  const openLink = useOpenLink()
  const { clearFilters } = useResourceView()
  const { total, ...count } = useTotal(query.filter)

  if (count.isLoadingError) {
    return <Failure error={count.error} onRetry={() => void count.refetch()} />
  }
  if (total === 0 && !count.isPlaceholderData) {
    return isFiltered(view) ? (
      <EmptyState
        icon={IconFilterOff}
        title={t('resources.noMatch')}
        hint={t('resources.noMatchHint')}
      >
        <Button variant="default" onClick={clearFilters}>
          {t('common.clearFilters')}
        </Button>
      </EmptyState>
    ) : (
      <EmptyState icon={IconLinkPlus} title={t('links.none')} hint={t('resources.emptyHint')}>
        <Button onClick={() => onImport('text')}>{t('resources.paste')}</Button>
        <Button variant="default" onClick={() => onImport('file')}>
          {t('resources.importFile')}
        </Button>
        <Button variant="default" onClick={onAdd}>
          {t('resources.add')}
        </Button>
      </EmptyState>
    )
  }
  return (
    <ResourceTable
      query={query}
      total={total}
      openId={openId}
      // Stepping from link to link is no way to go back.
      onOpen={(id) => openLink(id, { replace: openId !== null })}
    />
  )
}
