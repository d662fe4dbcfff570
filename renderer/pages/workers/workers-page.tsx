import { Alert, Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus, IconServer2 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { DriveTotal } from '../../../electron/api/contract/machines/workers.ts'
import { providerText } from '../../../electron/words/provider.ts'
import { Dot } from '../../components/badge.tsx'
import { Failure } from '../../components/failure.tsx'
import { PageBody, PageHeader } from '../../components/page.tsx'
import { Panel } from '../../components/panel.tsx'
import { EmptyState } from '../../components/placeholder/empty-state.tsx'
import { WaitingLines } from '../../components/placeholder/waiting-lines.tsx'
import { api } from '../../live/api.ts'
import { useFormat } from '../../live/settings.ts'
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
        {data?.queue?.isLocal && !data.workers.some(({ state }) => state === 'live') && (
          <Alert color="yellow">{t('worker.local', { address: data.queue.address })}</Alert>
        )}
        {data && data.totals.length > 0 && <Totals totals={data.totals} />}
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

function Totals({ totals }: { readonly totals: readonly DriveTotal[] }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  return (
    <Panel title={t('workers.inAll')}>
      <ul className={classes['lanes']}>
        {totals.map(({ asked, perDay, provider }) => (
          <li key={provider} className={classes['lane']}>
            <Dot tone={asked < perDay ? 'good' : 'warn'} />
            <span>{providerText(i18n, provider)}</span>
            <span className={classes['quiet']}>
              {t('workers.askedOf', { asked: format.number(asked), limit: format.number(perDay) })}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
