import { Button, Tabs } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../../../electron/api/contract/jobs.ts'
import { jobName } from '../../../../electron/words/job-name.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { FormFoot } from '../../../components/form/form-foot.tsx'
import { api } from '../../../live/api.ts'
import { inlineErrors, queryClient } from '../../../live/query-client.ts'
import { showToast } from '../../../live/toast.tsx'
import { type FieldFault, faultElsewhere, faultOf } from './field-fault.ts'
import { changesOf, editOf, type JobEdit } from './job-edit.ts'
import { numberForm } from './job-params.ts'
import { LaneFields } from './lane-fields.tsx'
import { NumberFields } from './number-fields.tsx'
import { OnScheduleField } from './on-schedule-field.tsx'
import { PolicyFields } from './policy-fields.tsx'
import { useNextTimes } from './schedule/next-times.ts'
import { ScheduleFields } from './schedule/schedule-fields.tsx'
import { scriptFault } from './script-draft.ts'
import { ScriptFields } from './script-fields.tsx'

type Props = { readonly job: Job; readonly onClose: () => void }

/** Edits the schedule, policy and parameters of a job; saves all of them or none. */
export function EditJobModal({ job, onClose }: Props) {
  const { t, i18n } = useTranslation()
  const [before] = useState(() => editOf(job))
  const [edit, setEdit] = useState<JobEdit>(before)
  const [tab, setTab] = useState<string | null>('schedule')
  const [fault, setFault] = useState<FieldFault | null>(null)
  const next = useNextTimes(edit.trigger)

  const change = (part: Partial<JobEdit>) => {
    setFault(null)
    setEdit({ ...edit, ...part })
  }
  const showFault = (found: FieldFault) => {
    setFault(found)
    setTab(tabOf(found.field, tab))
  }
  const outcome = {
    meta: inlineErrors,
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: api.jobs.key() })
      showToast(t('jobs.saved'))
      onClose()
    },
    onError: (error: unknown) => showFault(faultOf(i18n, error)),
  }
  const save = useMutation(api.jobs.edit.mutationOptions(outcome))
  const reset = useMutation(api.jobs.reschedule.mutationOptions(outcome))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wrong = edit.script ? scriptFault(edit.script, t) : null
    if (wrong) return showFault(wrong)
    const changes = changesOf(job, before, edit)
    if (changes) save.mutate(changes)
    else onClose()
  }
  const form = numberForm(job.id)
  const title = t('schedule.title', { name: jobName(i18n, job) })
  return (
    <Dialog onClose={onClose} title={title} size={680}>
      <form onSubmit={submit} noValidate>
        <Tabs value={tab} onChange={setTab}>
          <Tabs.List mb="md">
            <Tabs.Tab value="schedule">{t('column.schedule')}</Tabs.Tab>
            {(edit.numbers ?? edit.script) && (
              <Tabs.Tab value="params">
                {t(edit.script ? 'jobs.kind.script' : 'schedule.tabParams')}
              </Tabs.Tab>
            )}
            <Tabs.Tab value="policy">{t('schedule.tabPolicy')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="schedule">
            <ScheduleFields
              trigger={edit.trigger}
              next={next}
              fault={fault}
              onChange={(trigger) => change({ trigger })}
            />
          </Tabs.Panel>
          <Tabs.Panel value="params">
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
            {edit.script && (
              <ScriptFields
                draft={edit.script}
                fault={fault}
                onChange={(script) => change({ script })}
              />
            )}
          </Tabs.Panel>
          <Tabs.Panel value="policy">
            <PolicyFields policy={edit.policy} onChange={(policy) => change({ policy })} />
          </Tabs.Panel>
        </Tabs>
        <FormFoot
          submit={t('common.save')}
          error={faultElsewhere(fault)}
          isSaving={save.isPending}
          disabled={next.fault !== null || next.isIncomplete}
          onCancel={onClose}
        >
          {tab === 'schedule' && !job.isDefaultSchedule && (
            <Button
              variant="subtle"
              color="gray"
              loading={reset.isPending}
              onClick={() => reset.mutate({ id: job.id })}
            >
              {t('schedule.reset')}
            </Button>
          )}
        </FormFoot>
      </form>
    </Dialog>
  )
}

function tabOf(field: string, shown: string | null): string | null {
  if (field.startsWith('trigger')) return 'schedule'
  if (field.startsWith('policy')) return 'policy'
  return field === 'name' || field.startsWith('params') ? 'params' : shown
}
