import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFileImport, IconPlus, IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../components/page.tsx'
import { api } from '../../live/api.ts'
import { AddModal } from './details/add-modal.tsx'
import { ResourceDrawer } from './details/resource-drawer.tsx'
import type { ImportOrigin } from './import/import-content.ts'
import { ImportModal } from './import/lazy-import-modal.ts'
import { ExportMenu } from './list/export-menu.tsx'
import { ResourceBrowser } from './list/resource-browser.tsx'
import { ResourceCount } from './list/resource-count.tsx'
import { useOpenLink, useResourceView } from './list/resource-filter.ts'
import { ResourceToolbar } from './list/resource-toolbar.tsx'
import { useCheckResources } from './resource-actions.ts'

/** The list of links; `openId` is the one whose details are open. */
export function ResourcesPage({ openId }: { readonly openId: number | null }) {
  const { t } = useTranslation()
  const openLink = useOpenLink()
  const { view } = useResourceView()
  const check = useCheckResources()
  const all = useQuery(api.resources.count.queryOptions({ input: {} }))
  const [adding, add] = useDisclosure()
  const [source, setSource] = useState<ImportOrigin | null>(null)
  return (
    <>
      <PageHeader
        title={
          <>
            {t('nav.resources')}
            <ResourceCount view={view} />
          </>
        }
      >
        {all.data !== 0 && (
          <>
            <Button
              variant="default"
              leftSection={<IconRefresh size={15} />}
              loading={check.isPending}
              onClick={() => check.mutate({ ids: 'all' })}
            >
              {t('resources.checkAll')}
            </Button>
            <ExportMenu view={view} />
          </>
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
      <ResourceToolbar view={view} />
      <ResourceBrowser view={view} openId={openId} onAdd={add.open} onImport={setSource} />
      {adding && <AddModal onClose={add.close} />}
      {source && <ImportModal source={source} onClose={() => setSource(null)} />}
      <ResourceDrawer id={openId} onClose={() => openLink(null)} />
    </>
  )
}
