import { Button, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import {
  IconCalendar,
  IconDeviceFloppy,
  IconFileImport,
  IconPlayerPlayFilled,
  IconPlus,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { byState } from '../../../electron/words/saving/task-state.ts'
import { Failure } from '../../components/failure.tsx'
import { PageBody, PageHeader } from '../../components/page.tsx'
import { Panel } from '../../components/panel.tsx'
import { EmptyState } from '../../components/placeholder/empty-state.tsx'
import { WaitingLines } from '../../components/placeholder/waiting-lines.tsx'
import { Rows } from '../../components/rows/rows.tsx'
import { useActions } from '../../live/actions.ts'
import { api } from '../../live/api.ts'
import { RunningNow } from './running-now.tsx'
import { useRows, useRunTasks, useSavingRun } from './saving-calls.ts'
import { ScriptOffer } from './script-offer.tsx'
import { TakeOverModal } from './take-over-modal.tsx'
import { TaskRow } from './task-row.tsx'

/** All tasks as rows, the most pressing first. */
export function TaskList() {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const { rows, error, retry } = useRows()
  const accounts = useQuery(api.accounts.list.queryOptions())
  const isRunning = useSavingRun() !== null
  const run = useRunTasks()
  const [isTakingOver, takingOver] = useDisclosure()
  const hasTasks = rows !== undefined && rows.length > 0
  useActions([
    { group: 'page', label: t('saving.new'), keys: 'n', run: () => navigate('/saving/new') },
    { group: 'page', label: t('saving.takeOver.action'), run: takingOver.open },
    { group: 'page', label: t('saving.calendar'), run: () => navigate('/saving/calendar') },
    ...(hasTasks
      ? [{ group: 'page' as const, label: t('saving.runAll'), run: () => run.mutate({}) }]
      : []),
  ])
  return (
    <>
      <PageHeader title={t('nav.saving')}>
        {hasTasks && (
          <>
            <Button
              component={Link}
              href="/saving/calendar"
              variant="default"
              leftSection={<IconCalendar size={15} />}
            >
              {t('saving.calendar')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconFileImport size={15} />}
              onClick={takingOver.open}
            >
              {t('saving.takeOver.action')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconPlayerPlayFilled size={11} />}
              loading={run.isPending}
              disabled={isRunning}
              onClick={() => run.mutate({})}
            >
              {t('saving.runAll')}
            </Button>
            <NewButton />
          </>
        )}
      </PageHeader>
      <PageBody>
        {error !== null && <Failure error={error} onRetry={retry} />}
        {rows === undefined && error === null && <WaitingLines count={6} />}
        <RunningNow />
        <ScriptOffer />
        {hasTasks && accounts.data?.length === 0 && <NoAccount />}
        {hasTasks && (
          <Panel flush label={t('saving.tasks')}>
            <Rows>
              {byState(rows).map((row) => (
                <TaskRow key={row.task.id} row={row} />
              ))}
            </Rows>
          </Panel>
        )}
        {rows?.length === 0 && accounts.data && (
          <NoTasks hasAccount={accounts.data.length > 0} onTakeOver={takingOver.open} />
        )}
        {isTakingOver && <TakeOverModal onClose={takingOver.close} />}
      </PageBody>
    </>
  )
}

function NewButton() {
  const { t } = useTranslation()
  return (
    <Button component={Link} href="/saving/new" leftSection={<IconPlus size={15} />}>
      {t('saving.new')}
    </Button>
  )
}

type NoTasksProps = { readonly hasAccount: boolean; readonly onTakeOver: () => void }

/** Without an account nothing can be saved: that comes first. */
function NoTasks({ hasAccount, onTakeOver }: NoTasksProps) {
  const { t } = useTranslation()
  return (
    <EmptyState
      icon={IconDeviceFloppy}
      title={t('saving.none')}
      hint={t(hasAccount ? 'saving.noneHint' : 'saving.noAccountHint')}
    >
      {hasAccount ? <NewButton /> : <AccountButton />}
      <Button variant="default" onClick={onTakeOver}>
        {t('saving.takeOver.action')}
      </Button>
    </EmptyState>
  )
}

function AccountButton() {
  const { t } = useTranslation()
  return (
    <Button component={Link} href="/settings/accounts">
      {t('saving.addAccount')}
    </Button>
  )
}

function NoAccount() {
  const { t } = useTranslation()
  return (
    <Panel>
      <Group justify="space-between">
        <span>{t('saving.noAccountHint')}</span>
        <AccountButton />
      </Group>
    </Panel>
  )
}
