import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFileImport, IconPlus, IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { api } from '../../api.ts'
import { PageHeader } from '../../components/page-header.tsx'
import { useStore } from '../../store.ts'
import { AddModal } from './add-modal.tsx'
import { ExportMenu } from './export-menu.tsx'
import { ImportModal, type ImportSource } from './import-modal.tsx'
import { useCheckResources } from './resource-actions.ts'
import { ResourceBrowser } from './resource-browser.tsx'
import { ResourceCount } from './resource-count.tsx'
import { ResourceDrawer } from './resource-drawer.tsx'
import { resourceView } from './resource-filter.ts'
import { ResourceToolbar } from './resource-toolbar.tsx'

/** Every link that is kept; `openId` is the one whose details show. */
export function ResourcesPage({ openId }: { readonly openId: number | null }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const view = useStore(resourceView)
  const check = useCheckResources()
  const all = useQuery(api.resources.count.queryOptions({ input: {} }))
  const [adding, add] = useDisclosure()
  const [source, setSource] = useState<ImportSource | null>(null)
  return (
    <>
      <PageHeader
        title={
          <>
            {t('resources.title')}
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
      <ImportModal source={source} onClose={() => setSource(null)} />
      <ResourceDrawer id={openId} onClose={() => navigate('/resources')} />
    </>
  )
}
