import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { SavingTask, SavingTaskDraft } from '../../../../electron/api/contract/saving.ts'
import { Failure } from '../../../components/failure.tsx'
import { FormError } from '../../../components/form/form-foot.tsx'
import { PageBody, PageHeader } from '../../../components/page.tsx'
import { WaitingLines } from '../../../components/placeholder/waiting-lines.tsx'
import { api } from '../../../live/api.ts'
import { inlineErrors, queryClient } from '../../../live/query-client.ts'
import { showToast } from '../../../live/toast.tsx'
import { type FieldFault, faultAt, faultOf } from '../../jobs/edit/field-fault.ts'
import { Drafts, useKeptDraft } from '../../jobs/edit/kept-draft.ts'
import { useNextTimes } from '../../jobs/edit/schedule/next-times.ts'
import { HooksPanel } from '../hooks/hooks-panel.tsx'
import { usePlanTask } from '../saving-calls.ts'
import { BackToSaving } from '../task/task-page.tsx'
import classes from './edit.module.css'
import { LookPanel } from './look-panel.tsx'
import { NamingPanel } from './naming-panel.tsx'
import { PicksPanel } from './picks-panel.tsx'
import { commonTrigger, SchedulePanel } from './schedule-panel.tsx'
import { SharePanel } from './share-panel.tsx'
import { draftOf, isWhole, newDraft } from './task-draft.ts'

const drafts = new Drafts<SavingTaskDraft>()

type NewProps = Pick<SavingTaskDraft, 'share' | 'passcode' | 'name'>

/** The page that writes a new task. */
export function NewTaskEditor(known: NewProps) {
  const [before] = useState(() => newDraft(known))
  return <Editor page={`new ${known.share}`} before={before} />
}

/** The page that edits a task. */
export function TaskEditor({ id }: { readonly id: number }) {
  const { t } = useTranslation()
  const task = useQuery(api.saving.tasks.get.queryOptions({ input: { id } }))
  if (task.data) return <Editor page={`task ${id}`} before={draftOf(task.data)} task={task.data} />
  return (
    <>
      <PageHeader title={t('nav.saving')} before={<BackToSaving />} />
      <PageBody>
        {task.error && <Failure error={task.error} onRetry={() => void task.refetch()} />}
        {task.isPending && <WaitingLines count={8} />}
      </PageBody>
    </>
  )
}

type Props = {
  readonly page: string
  readonly before: SavingTaskDraft
  readonly task?: SavingTask
}

/** Saves all of a task or nothing; afterwards its page shows what it would do. */
function Editor({ page, before, task }: Props) {
  const { t, i18n } = useTranslation()
  const [, navigate] = useLocation()
  const [draft, setDraft] = useKeptDraft(drafts, page, () => before)
  const [fault, setFault] = useState<FieldFault | null>(null)
  const [names, setNames] = useState<readonly string[] | null>(null)
  const next = useNextTimes(draft.trigger ?? commonTrigger)
  const plan = usePlanTask()
  const change = (part: Partial<SavingTaskDraft>) => {
    setFault(null)
    setDraft({ ...draft, ...part })
  }
  const leave = (to: string) => {
    drafts.forget(page)
    navigate(to)
  }
  const outcome = {
    meta: inlineErrors,
    onSuccess: async ({ id }: SavingTask) => {
      await queryClient.invalidateQueries({ queryKey: api.saving.key() })
      showToast(t('saving.kept'))
      leave(`/saving/${id}`)
      plan.mutate(id)
    },
    onError: (error: unknown) => setFault(faultOf(i18n, error)),
  }
  const add = useMutation(api.saving.tasks.add.mutationOptions(outcome))
  const edit = useMutation(api.saving.tasks.edit.mutationOptions(outcome))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (task) edit.mutate({ id: task.id, ...draft })
    else add.mutate(draft)
  }
  const back = task ? `/saving/${task.id}` : '/saving'
  const isReady = isWhole(draft) && next.fault === null && !next.isIncomplete
  const ofSchedule = faultAt(fault, 'trigger') !== undefined
  return (
    <form className={classes['page']} noValidate onSubmit={submit}>
      <PageHeader
        title={task ? t('saving.editTitle', { name: task.name }) : t('saving.new')}
        before={<BackToSaving to={back} />}
      >
        <Button variant="default" onClick={() => leave(back)}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={add.isPending || edit.isPending} disabled={!isReady}>
          {t('common.save')}
        </Button>
      </PageHeader>
      <PageBody>
        <FormError>{fault && !ofSchedule ? fault.text : ''}</FormError>
        <SharePanel draft={draft} onChange={change} />
        <NamingPanel draft={draft} names={names} onChange={change} />
        <LookPanel draft={draft} id={task?.id ?? null} onNames={setNames} onChange={change} />
        <PicksPanel draft={draft} onChange={change} />
        <HooksPanel draft={draft} onChange={change} />
        <SchedulePanel draft={draft} next={next} fault={fault} onChange={change} />
      </PageBody>
    </form>
  )
}
