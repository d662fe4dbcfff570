import { Alert, Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus, IconServer2 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../components/failure.tsx'
import { PageBody, PageHeader } from '../../components/page.tsx'
import { Panel } from '../../components/panel.tsx'
import { EmptyState } from '../../components/placeholder/empty-state.tsx'
import { WaitingLines } from '../../components/placeholder/waiting-lines.tsx'
import { api } from '../../live/api.ts'
import { AddWorkerModal } from './add-worker-modal.tsx'
import { WorkerRow } from './worker-row.tsx'
import classes from './workers.module.css'

/** The machines that ask for this Pansentry: who is there, how quick each is, and how each drive stands there. */
export function WorkersPage() {
  const { t } = useTranslation()
  const [isAdding, adding] = useDisclosure()
  const { data, error, isLoadingError, isPending, refetch } = useQuery(
    api.workers.list.queryOptions(),
  )
  const add = (
    <Button leftSection={<IconPlus size={15} />} onClick={adding.open}>
      {t('worker.add')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('nav.workers')}>{data && data.workers.length > 0 && add}</PageHeader>
      <PageBody>
        {isPending && <WaitingLines count={4} />}
        {isLoadingError && <Failure error={error} onRetry={() => void refetch()} />}
        {data && data.problem !== null && (
          <Alert color="red">{t('workers.away', { reason: data.problem })}</Alert>
        )}
        {data?.workers.length === 0 && (
          <EmptyState icon={IconServer2} title={t('worker.empty')} hint={t('worker.emptyHint')}>
            {add}
          </EmptyState>
        )}
        {data && data.workers.length > 0 && (
          <Panel flush label={t('nav.workers')}>
            <ul className={classes['rows']}>
              {data.workers.map((worker) => (
                <WorkerRow key={worker.name} worker={worker} />
              ))}
            </ul>
          </Panel>
        )}
        {isAdding && <AddWorkerModal onClose={adding.close} />}
      </PageBody>
    </>
  )
}
