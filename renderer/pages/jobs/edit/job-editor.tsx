import { Alert, Button, Group } from '@mantine/core'
import { IconCalendarOff } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { type Job, scriptParamsSchema } from '../../../../electron/api/contract/jobs.ts'
import { jobName } from '../../../../electron/words/job-name.ts'
import { BackToJobs } from '../../../components/back-to-jobs.tsx'
import { Failure } from '../../../components/failure.tsx'
import { PageHeader } from '../../../components/page.tsx'
import { Panel } from '../../../components/panel.tsx'
import { EmptyState } from '../../../components/placeholder/empty-state.tsx'
import { api } from '../../../live/api.ts'
import { useListedJobs } from '../../../live/jobs.ts'
import { inlineErrors, queryClient } from '../../../live/query-client.ts'
import { showToast } from '../../../live/toast.tsx'
import { EditorPage } from './editor-page.tsx'
import { type FieldFault, faultElsewhere, faultOf } from './field-fault.ts'
import { changesOf, editOf, type JobEdit } from './job-edit.ts'
import { numberForm } from './job-params.ts'
import { Drafts, useKeptDraft } from './kept-draft.ts'
import { LaneFields } from './lane-fields.tsx'
import { keepAsNew } from './new-script.ts'
import { NumberFields } from './number-fields.tsx'
import { OnScheduleField } from './on-schedule-field.tsx'
import { PolicyPanel } from './policy-panel.tsx'
import { useNextTimes } from './schedule/next-times.ts'
import { ScheduleFields } from './schedule/schedule-fields.tsx'
import { scriptFault, scriptParams } from './script-draft.ts'
import { ScriptFields } from './script-fields.tsx'
import { TrialPanel } from './trial-panel.tsx'

/** The page that edits a job. */
export function JobEditor({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const jobs = useListedJobs()
  const job = jobs.data?.find((each) => each.id === id)
  if (jobs.isLoadingError) return <Failure error={jobs.error} onRetry={() => void jobs.refetch()} />
  if (!jobs.data) return <PageHeader title="" />
  if (!job?.isAvailable)
    return (
      <>
        <PageHeader before={<BackToJobs />} title={t('nav.jobs')} />
        <EmptyState icon={IconCalendarOff} title={t('jobs.notFound')} hint={id}>
          <GoOnAsNew id={id} />
        </EmptyState>
      </>
    )
  return <KnownJob key={id} job={job} />
}

/** A job as it was opened, and what was made of it since. */
type Editing = { readonly before: JobEdit; readonly edit: JobEdit }

const drafts = new Drafts<Editing>()

function begin(job: Job): Editing {
  const before = editOf(job)
  return { before, edit: before }
}

/** Where a script was deleted while somebody wrote in it, that is not lost. */
function GoOnAsNew({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const { edit } = drafts.get(id) ?? {}
  const script = edit?.script
  if (!script) return null
  const goOn = () => {
    keepAsNew({ ...edit, script })
    drafts.forget(id)
    navigate('/jobs/new')
  }
  return <Button onClick={goOn}>{t('jobChange.goOnAsNew')}</Button>
}

/** Edits the schedule, policy and parameters of a job; saves all of them or none. */
function KnownJob({ job }: { readonly job: Job }) {
  const { t, i18n } = useTranslation()
  const [, navigate] = useLocation()
  const [{ before, edit }, setEditing] = useKeptDraft(drafts, job.id, () => begin(job))
  const [fault, setFault] = useState<FieldFault | null>(null)
  const next = useNextTimes(edit.trigger)
  const change = (part: Partial<JobEdit>) => {
    setFault(null)
    setEditing({ before, edit: { ...edit, ...part } })
  }
  const leave = () => {
    drafts.forget(job.id)
    navigate('/jobs')
  }
  const outcome = {
    meta: inlineErrors,
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: api.jobs.key() })
      showToast(t('jobs.saved'))
      leave()
    },
    onError: (error: unknown) => setFault(faultOf(i18n, error)),
  }
  const save = useMutation(api.jobs.edit.mutationOptions(outcome))
  const reset = useMutation(api.jobs.reschedule.mutationOptions(outcome))
  const submit = () => {
    const wrong = edit.script ? scriptFault(edit.script, t) : null
    if (wrong) return setFault(wrong)
    const changes = changesOf(job, before, edit)
    if (changes) save.mutate(changes)
    else leave()
  }
  const isSaved = save.isPending || save.isSuccess || reset.isPending || reset.isSuccess
  const isChangedElsewhere = !isSaved && JSON.stringify(editOf(job)) !== JSON.stringify(before)
  const form = numberForm(job.id)
  const was = scriptParamsSchema.safeParse(job.params).data
  return (
    <EditorPage
      title={t('schedule.title', { name: jobName(i18n, job) })}
      submit={t('common.save')}
      isSaving={save.isPending}
      disabled={next.fault !== null || next.isIncomplete}
      error={faultElsewhere(fault)}
      onSubmit={submit}
      onDiscard={leave}
    >
      {isChangedElsewhere && (
        <Alert color="yellow" mb="md">
          <Group justify="space-between">
            {t('jobChange.changedElsewhere')}
            <Button
              variant="default"
              onClick={() => {
                setEditing(begin(job))
                drafts.forget(job.id)
              }}
            >
              {t('jobChange.loadAnew')}
            </Button>
          </Group>
        </Alert>
      )}
      <Panel
        title={t('column.schedule')}
        action={
          !job.isDefaultSchedule && (
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              loading={reset.isPending}
              onClick={() => reset.mutate({ id: job.id })}
            >
              {t('schedule.reset')}
            </Button>
          )
        }
      >
        <ScheduleFields
          trigger={edit.trigger}
          next={next}
          fault={fault}
          onChange={(trigger) => change({ trigger })}
        />
      </Panel>
      {edit.script && was && (
        <>
          <Panel title={t('jobs.kind.script')}>
            <ScriptFields
              draft={edit.script}
              fault={fault}
              onChange={(script) => change({ script })}
            />
          </Panel>
          <TrialPanel id={job.id} read={() => edit.script && scriptParams(edit.script, was)} />
        </>
      )}
      {(edit.numbers ?? edit.onSchedule ?? edit.lanes) && (
        <Panel title={t('schedule.tabParams')}>
          {edit.numbers && form && (
            <NumberFields
              jobId={job.id}
              params={form.params}
              values={edit.numbers}
              onChange={(numbers) => change({ numbers })}
            />
          )}
          {edit.onSchedule && (
            <OnScheduleField
              value={edit.onSchedule}
              onChange={(onSchedule) => change({ onSchedule })}
            />
          )}
          {edit.lanes && (
            <LaneFields
              lanes={edit.lanes}
              general={edit.numbers ?? {}}
              fault={fault}
              onChange={(lanes) => change({ lanes })}
            />
          )}
        </Panel>
      )}
      <PolicyPanel
        labels={edit.labels}
        notifyOn={edit.notifyOn}
        policy={edit.policy}
        fault={fault}
        onChange={change}
      />
    </EditorPage>
  )
}
