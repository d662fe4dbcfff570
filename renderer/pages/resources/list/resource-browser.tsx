import { Button } from '@mantine/core'
import { IconFilterOff, IconLinkPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../components/empty-state.tsx'
import { Failure } from '../../../components/failure.tsx'
import { api } from '../../../live/api.ts'
import type { ImportOrigin } from '../import/import-content.ts'
import { BulkBar } from './bulk-bar.tsx'
import {
  filterOf,
  isFiltered,
  type ResourceView,
  useOpenLink,
  useResourceView,
} from './resource-filter.ts'
import { useResourceList, type Visible } from './resource-list.ts'
import classes from './resource-table.module.css'
import { ResourceTable } from './resource-table.tsx'
import { nothingSelected } from './selection.ts'

type Props = {
  readonly view: ResourceView
  readonly openId: number | null
  readonly onAdd: () => void
  readonly onImport: (source: ImportOrigin) => void
}

/** The list of a view with its selection, or the reason why it is empty. */
export function ResourceBrowser({ view, openId, onAdd, onImport }: Props) {
  const { t } = useTranslation()
  const openLink = useOpenLink()
  const { clearFilters } = useResourceView()
  const [selection, setSelection] = useState(nothingSelected)
  const visible = useRef<Visible>({ first: 0, last: 0 })
  const list = useResourceList(view, visible)
  const count = useQuery(
    api.resources.count.queryOptions({ input: { filter: filterOf(view) }, gcTime: 0 }),
  )
  // Hidden rows must not be deleted along with the rest.
  const [shownView, setShownView] = useState(view)
  if (shownView !== view) {
    setShownView(view)
    setSelection(nothingSelected)
  }

  if (list.isLoadingError) return <Failure error={list.error} onRetry={() => void list.refetch()} />
  if (list.isSuccess && list.rows.length === 0 && !list.hasNextPage) {
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
    <div className={classes['frame']}>
      <ResourceTable
        view={view}
        rows={list.rows}
        total={list.hasNextPage ? Math.max(count.data ?? 0, list.rows.length) : list.rows.length}
        openId={openId}
        selection={selection}
        onSelect={setSelection}
        onOpen={openLink}
        onVisible={(range) => {
          visible.current = range
          const isNear = range.last >= list.rows.length - 100
          if (isNear && list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage()
        }}
      />
      <BulkBar ids={selection.ids} onClear={() => setSelection(nothingSelected)} />
    </div>
  )
}
