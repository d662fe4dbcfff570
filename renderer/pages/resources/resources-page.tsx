import { Button, Drawer } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { IconFileImport, IconPlus, IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResourceQuery } from '../../../electron/api/contract/resources.ts'
import { PageHeader } from '../../components/page.tsx'
import { useCheckLinks } from '../../live/jobs.ts'
import { useFormat } from '../../live/settings.ts'
import { AddModal } from './details/add-modal.tsx'
import { ResourceDrawer } from './details/resource-drawer.tsx'
import { FilterChips } from './filters/filter-chips.tsx'
import { ResourceToolbar } from './filters/resource-toolbar.tsx'
import type { ImportOrigin } from './import/import-content.ts'
import { ImportModal } from './import/lazy-import-modal.ts'
import { ResourceBrowser } from './list/resource-browser.tsx'
import { isFiltered, useOpenLink, useResourceView } from './list/resource-filter.ts'
import { useTotal } from './list/resource-list.ts'
import { ResourceRail } from './rail/resource-rail.tsx'
import classes from './resources-page.module.css'

/** The list of links; `openId` is the one whose details are open. */
export function ResourcesPage({ openId }: { readonly openId: number | null }) {
  const { t } = useTranslation()
  const openLink = useOpenLink()
  const { view, query } = useResourceView()
  const { filter } = query
  const check = useCheckLinks()
  const { total } = useTotal(filter)
  const hasRail = useMediaQuery('(min-width: 1000px)', true, { getInitialValueInEffect: false })
  const hasPeek = useMediaQuery('(min-width: 1100px)', true, { getInitialValueInEffect: false })
  // Closes by itself once another list was chosen in it.
  const [listsOver, setListsOver] = useState<ResourceQuery | null>(null)
  const [adding, add] = useDisclosure()
  const [source, setSource] = useState<ImportOrigin | null>(null)
  const isEmpty = total === 0 && !isFiltered(view)
  return (
    <>
      <PageHeader
        title={
          <>
            {t('nav.resources')}
            <ResourceCount />
          </>
        }
      >
        {total !== 0 && (
          <Button
            variant="default"
            leftSection={<IconRefresh size={15} />}
            loading={check.isPending}
            onClick={() => check.mutate(isFiltered(view) ? { filter, except: [] } : { ids: 'all' })}
          >
            {t(isFiltered(view) ? 'resources.checkThese' : 'resources.checkAll')}
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<IconFileImport size={15} />}
          onClick={() => setSource('text')}
        >
          {t('resources.import')}
        </Button>
        <Button leftSection={<IconPlus size={15} />} onClick={add.open}>
          {t('resources.add')}
        </Button>
      </PageHeader>
      {!isEmpty && (
        <>
          <ResourceToolbar
            filter={filter}
            onLists={hasRail ? undefined : () => setListsOver(query)}
          />
          <FilterChips />
        </>
      )}
      <div className={classes['columns']}>
        {hasRail && !isEmpty && (
          <div className={classes['rail']}>
            <ResourceRail />
          </div>
        )}
        <div className={classes['list']}>
          <ResourceBrowser
            view={view}
            query={query}
            openId={openId}
            onAdd={add.open}
            onImport={setSource}
          />
        </div>
        <ResourceDrawer id={openId} isBeside={hasPeek} onClose={() => openLink(null)} />
      </div>
      <Drawer
        opened={listsOver === query && !hasRail}
        onClose={() => setListsOver(null)}
        position="left"
        size={280}
        title={t('resources.lists')}
      >
        <ResourceRail />
      </Drawer>
      {adding && <AddModal onClose={add.close} />}
      {source && <ImportModal source={source} onClose={() => setSource(null)} />}
    </>
  )
}

/** How many links match the filters. */
function ResourceCount() {
  const { t } = useTranslation()
  const format = useFormat()
  const { total, isExact } = useTotal(useResourceView().query.filter)
  if (total === undefined) return null
  const number = format.number(total)
  return (
    <output className={classes['count']}>
      {t('resources.total', {
        count: total,
        total: isExact ? number : t('resources.atLeast', { count: number }),
      })}
    </output>
  )
}
