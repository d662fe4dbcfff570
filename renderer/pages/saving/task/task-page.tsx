import { ActionIcon, Button } from '@mantine/core'
import { IconArrowLeft, IconDeviceFloppy, IconEye, IconPlayerPlayFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { Failure } from '../../../components/failure.tsx'
import { PageBody, PageHeader } from '../../../components/page.tsx'
import { EmptyState } from '../../../components/placeholder/empty-state.tsx'
import { WaitingLines } from '../../../components/placeholder/waiting-lines.tsx'
import { useActions } from '../../../live/actions.ts'
import { PlannedPanel } from '../plan/planned-panel.tsx'
import { QuestionPanel } from '../plan/question-panel.tsx'
import { RunningNow } from '../running-now.tsx'
import {
  type Row,
  useIsPlanning,
  usePlanTask,
  useRows,
  useRunTasks,
  useSavingRun,
} from '../saving-calls.ts'
import { TaskMenu } from '../task-menu.tsx'
import { HistoryPanel } from './history-panel.tsx'
import { TaskFacts } from './task-facts.tsx'

/** One task: how it stands, what its plan asks, what a run would do, and what it saved. */
export function TaskPage({ id }: { readonly id: number }) {
  const { t } = useTranslation()
  const { rows, error, retry } = useRows()
  const row = rows?.find(({ task }) => task.id === id)
  if (row) return <KnownTask row={row} />
  return (
    <>
      <PageHeader title={t('nav.saving')} before={<BackToSaving />} />
      <PageBody>
        {error !== null && <Failure error={error} onRetry={retry} />}
        {rows === undefined && error === null && <WaitingLines count={6} />}
        {rows !== undefined && (
          <EmptyState
            icon={IconDeviceFloppy}
            title={t('saving.gone')}
            hint={t('saving.goneHint')}
          />
        )}
      </PageBody>
    </>
  )
}

/** The way back from a page that belongs to a task. */
export function BackToSaving({ to = '/saving' }: { readonly to?: string }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  return (
    <ActionIcon aria-label={t('common.back')} onClick={() => navigate(to)}>
      <IconArrowLeft size={18} />
    </ActionIcon>
  )
}

function KnownTask({ row }: { readonly row: Row }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const { known, task } = row
  const { id, name } = task
  const run = useRunTasks()
  const plan = usePlanTask()
  const isPlanning = useIsPlanning(id)
  const isRunning = useSavingRun() !== null
  useActions([
    { group: 'page', label: t('job.runNow'), run: () => run.mutate({ id }) },
    { group: 'page', label: t('saving.preview'), run: () => plan.mutate(id) },
    { group: 'page', label: t('saving.edit'), run: () => navigate(`/saving/${id}/edit`) },
  ])
  return (
    <>
      <PageHeader title={name} before={<BackToSaving />}>
        <Button
          variant="default"
          leftSection={<IconEye size={15} />}
          loading={isPlanning}
          disabled={isRunning}
          onClick={() => plan.mutate(id)}
        >
          {t('saving.preview')}
        </Button>
        <Button
          // While a plan waits, its own yes comes first.
          variant={known?.question ? 'default' : 'filled'}
          leftSection={<IconPlayerPlayFilled size={11} />}
          loading={run.isPending}
          disabled={isRunning || isPlanning}
          onClick={() => run.mutate({ id })}
        >
          {t('job.runNow')}
        </Button>
        <TaskMenu row={row} />
      </PageHeader>
      <PageBody>
        <RunningNow />
        <TaskFacts row={row} />
        {known?.question ? (
          <QuestionPanel key={known.question.planId} planId={known.question.planId} />
        ) : (
          <PlannedPanel id={id} />
        )}
        <HistoryPanel taskId={id} />
      </PageBody>
    </>
  )
}
