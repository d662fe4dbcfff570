import { Alert, Checkbox, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  FieldChange,
  JobDifference,
  SettingDifference,
} from '../../../../electron/api/contract/jobs-file.ts'
import { errorText } from '../../../../electron/words/error-text.ts'
import { fieldText, valueText } from '../../../../electron/words/field-change.ts'
import { jobName } from '../../../../electron/words/job-name.ts'
import { FormFoot } from '../../../components/form/form-foot.tsx'
import { Window } from '../../../components/window/window.tsx'
import { api } from '../../../live/api.ts'
import { inlineErrors, queryClient } from '../../../live/query-client.ts'
import { useFormat } from '../../../live/settings.ts'
import { showFailure, showToast, showUndo } from '../../../live/toast.tsx'
import type { ReadJobsFile } from './jobs-file.ts'
import classes from './jobs-file-modal.module.css'

type Props = { readonly found: ReadJobsFile; readonly onClose: () => void }

type Difference = JobDifference | SettingDifference

const isOpen = ({ state }: Difference) => state === 'new' || state === 'changed'

const readAnew = () =>
  Promise.all(
    [api.jobs.key(), api.settings.key()].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  )

/** What a file of jobs and settings would change here, and the choice of what is taken. */
export function JobsFileModal({ found: { preview, text }, onClose }: Props) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const [jobs, setJobs] = useState(() => preview.jobs.filter(isOpen).map(({ id }) => id))
  const [settings, setSettings] = useState(() =>
    preview.settings.filter(isOpen).map(({ field }) => field),
  )
  const restore = useMutation(
    api.jobsFile.restore.mutationOptions({
      onSuccess: async (restored) => {
        await readAnew()
        showToast(t('jobsFile.undone', restored))
        const { jobs, settings } = restored.refused
        const notUndone = [
          ...jobs.map(({ id, refusal }) => ({ what: id, reason: refusal.message })),
          ...settings.map(({ field, refusal }) => {
            return { what: fieldText(i18n, field), reason: refusal.message }
          }),
        ]
        for (const each of notUndone) showFailure(t('jobsFile.notUndone', each))
      },
    }),
  )
  const take = useMutation(
    api.jobsFile.take.mutationOptions({
      meta: inlineErrors,
      onSuccess: async (taken) => {
        await readAnew()
        const message = t('jobsFile.done', taken)
        const { undo } = taken
        if (undo === null) showToast(message)
        else showUndo({ message, undo: () => restore.mutate({ undo }) })
        onClose()
      },
    }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    take.mutate({ text, jobs, settings })
  }
  const all = [...preview.jobs, ...preview.settings]
  const sameCount = all.filter(({ state }) => state === 'same').length
  const { madeAt, madeBy } = preview
  return (
    <Window onClose={onClose} title={t('jobsFile.title')} size={640}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {madeAt !== null && (
            <Text size="sm">
              {t('jobsFile.from', { time: format.full(madeAt), version: madeBy })}
            </Text>
          )}
          <Differences
            title={t('nav.jobs')}
            chosen={jobs}
            onChange={setJobs}
            all={preview.jobs.map((job) => ({
              ...job,
              key: job.id,
              label: jobName(i18n, job),
              missing:
                job.unsetSecrets.length > 0
                  ? t(preview.keepsSecrets ? 'jobsFile.unset' : 'jobsFile.unkept', {
                      names: job.unsetSecrets.join(t('list.separator')),
                    })
                  : '',
            }))}
          />
          <Differences
            title={t('nav.settings')}
            chosen={settings}
            onChange={setSettings}
            all={preview.settings.map((setting) => ({
              ...setting,
              key: setting.field,
              label: fieldText(i18n, setting.field),
              changes: isOpen(setting) ? [setting] : [],
              missing: '',
            }))}
          />
          {sameCount > 0 && (
            <Text size="sm">
              {sameCount === all.length
                ? t('jobsFile.nothingNew')
                : t('jobsFile.same', { count: sameCount })}
            </Text>
          )}
          {preview.proxies.length > 0 && settings.some((name) => /prox/i.test(name)) && (
            <Alert color="yellow">{t('settings.typeAgain', { names: t('settings.proxy') })}</Alert>
          )}
        </Stack>
        <FormFoot
          error={take.error ? errorText(i18n, take.error) : ''}
          submit={t('jobsFile.take')}
          isSaving={take.isPending}
          disabled={jobs.length + settings.length === 0}
          onCancel={onClose}
        />
      </form>
    </Window>
  )
}

type Shown = Pick<Difference, 'state' | 'refusal'> & {
  readonly key: string
  readonly label: string
  readonly changes: readonly FieldChange[]
  /** What has to be written here afterwards; empty for nothing. */
  readonly missing: string
}

type DifferencesProps = {
  readonly title: string
  readonly all: readonly Shown[]
  /** Keys. */
  readonly chosen: string[]
  readonly onChange: (chosen: string[]) => void
}

function Differences({ title, all, chosen, onChange }: DifferencesProps) {
  const { t, i18n } = useTranslation()
  const shown = all.filter(({ state }) => state !== 'same')
  if (shown.length === 0) return null
  return (
    <Checkbox.Group label={title} value={chosen} onChange={onChange}>
      <ul className={classes['rows']}>
        {shown.map(({ changes, key, label, missing, refusal, state }, index) => (
          <li key={`${index} ${key}`}>
            <Checkbox
              value={key}
              disabled={refusal !== null}
              label={t('jobsFile.what', { what: label, state: t(`jobsFile.state.${state}`) })}
              {...(refusal && { error: refusal.message, checked: false })}
            />
            {changes.map(({ after, before, field }) => (
              <p key={field}>
                {state === 'changed' && field !== key && <span>{fieldText(i18n, field)}</span>}
                {t('jobsFile.change', {
                  before: valueText(i18n, before),
                  after: valueText(i18n, after),
                })}
              </p>
            ))}
            {missing !== '' && (
              <p className={classes['missing']} data-tone="warn">
                {missing}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Checkbox.Group>
  )
}
