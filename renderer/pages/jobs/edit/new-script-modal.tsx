import { Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { jobIdSchema, policySchema, type Trigger } from '../../../../electron/api/contract/jobs.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { DurationField } from '../../../components/form/duration-field.tsx'
import { FormFoot } from '../../../components/form/form-foot.tsx'
import { textLimits } from '../../../components/form/limits.ts'
import { api } from '../../../live/api.ts'
import { inlineErrors, queryClient } from '../../../live/query-client.ts'
import { showToast } from '../../../live/toast.tsx'
import classes from './edit.module.css'
import { type FieldFault, faultAt, faultElsewhere, faultOf } from './field-fault.ts'
import { useNextTimes } from './schedule/next-times.ts'
import { ScheduleFields } from './schedule/schedule-fields.tsx'
import { emptyScript, idFrom, scriptDraft, scriptFault, scriptParams } from './script-draft.ts'
import { ScriptFields } from './script-fields.tsx'

const daily: Trigger = { kind: 'cron', crontab: '0 2 * * *' }

/** Adds a job that runs a program. */
export function NewScriptModal({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation()
  const [draft, setDraft] = useState(() => scriptDraft('', emptyScript))
  // Null while the id follows the name.
  const [ownId, setOwnId] = useState<string | null>(null)
  const [trigger, setTrigger] = useState(daily)
  const [policy, setPolicy] = useState(() => policySchema.parse({ timeLimitSeconds: 3600 }))
  const [fault, setFault] = useState<FieldFault | null>(null)
  const next = useNextTimes(trigger)
  const id = ownId ?? idFrom(draft.name)
  const create = useMutation(
    api.jobs.create.mutationOptions({
      meta: inlineErrors,
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.jobs.key() })
        showToast(t('script.created'))
        onClose()
      },
      onError: (error) => setFault(faultOf(i18n, error)),
    }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wrong = scriptFault(draft, t)
    setFault(wrong)
    if (wrong) return
    const name = draft.name.trim()
    const params = scriptParams(draft, emptyScript)
    create.mutate({ id, kind: 'script', name, trigger, params, policy })
  }
  return (
    <Dialog onClose={onClose} title={t('script.title')} size={680}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <ScriptFields
            draft={draft}
            fault={fault}
            onChange={(value) => {
              setFault(null)
              setDraft(value)
            }}
          >
            <TextInput
              label={t('column.id')}
              classNames={{ input: classes['crontab'] ?? '' }}
              {...textLimits(jobIdSchema)}
              spellCheck={false}
              value={id}
              error={faultAt(fault, 'id')}
              onChange={({ currentTarget }) => {
                setFault(null)
                setOwnId(currentTarget.value || null)
              }}
            />
          </ScriptFields>
          <div>
            <label className={classes['label']} htmlFor="time-limit">
              {t('policy.timeLimit')}
            </label>
            <DurationField
              id="time-limit"
              label={t('policy.timeLimit')}
              value={policy.timeLimitSeconds}
              unset={t('policy.unlimited')}
              schema={policySchema.shape.timeLimitSeconds}
              onChange={(timeLimitSeconds) => setPolicy({ ...policy, timeLimitSeconds })}
            />
          </div>
          <h3 className={classes['heading']}>{t('column.schedule')}</h3>
          <ScheduleFields
            trigger={trigger}
            next={next}
            fault={fault}
            onChange={(value) => {
              setFault(null)
              setTrigger(value)
            }}
          />
        </Stack>
        <FormFoot
          submit={t('script.create')}
          error={faultElsewhere(fault)}
          isSaving={create.isPending}
          disabled={next.fault !== null || next.isIncomplete}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  )
}
