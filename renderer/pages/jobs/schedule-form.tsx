import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../../electron/api/contract/jobs.ts'
import { api } from '../../api.ts'
import { TimeZoneSelect } from '../../components/time-zone-select.tsx'
import { errorText } from '../../error-text.ts'
import { queryClient, saysItself } from '../../query-client.ts'
import { useInfo, useSettings } from '../../settings.ts'
import { NextRuns } from './next-runs.tsx'
import { PresetFields } from './preset-fields.tsx'
import classes from './schedule.module.css'

type Props = { readonly job: Job; readonly onDone: () => void }

/** Says when a job runs: by preset or crontab, with the next runs beside it. */
export function ScheduleForm({ job, onDone }: Props) {
  const { t, i18n } = useTranslation()
  const settings = useSettings()
  const info = useInfo()
  const [crontab, setCrontab] = useState(job.trigger.kind === 'cron' ? job.trigger.crontab : '')
  const [zone, setZone] = useState(job.trigger.timeZone ?? '')

  const trigger = {
    kind: 'cron' as const,
    crontab: crontab.trim(),
    ...(zone === '' ? {} : { timeZone: zone }),
  }
  const [asked] = useDebouncedValue(trigger, 200)
  const next = useQuery(
    api.jobs.nextTimes.queryOptions({
      input: { trigger: asked, count: 5 },
      enabled: asked.crontab !== '',
      retry: false,
      staleTime: 0,
    }),
  )
  const save = useMutation(
    api.jobs.reschedule.mutationOptions({
      meta: saysItself,
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.jobs.key() })
        notifications.show({ message: t('schedule.saved') })
        onDone()
      },
    }),
  )
  const problem = save.error ?? next.error
  const defaultZone = settings.timeZone === 'system' ? info.systemTimeZone : settings.timeZone

  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ id: job.id, trigger })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <PresetFields
          crontab={crontab}
          onChange={(value) => {
            save.reset()
            setCrontab(value)
          }}
        >
          <TextInput
            label={t('schedule.crontab')}
            description={t('schedule.crontabHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            classNames={{ input: classes['crontab'] ?? '' }}
            value={crontab}
            maxLength={200}
            required
            withAsterisk={false}
            spellCheck={false}
            error={problem ? errorText(i18n, problem) : undefined}
            onChange={(event) => {
              save.reset()
              setCrontab(event.currentTarget.value)
            }}
          />
        </PresetFields>
        <TimeZoneSelect
          label={t('schedule.timeZone')}
          value={zone}
          unset={{ value: '', label: t('schedule.timeZoneDefault', { zone: defaultZone }) }}
          onChange={setZone}
        />
        <NextRuns times={problem ? undefined : next.data} timeZone={zone} />
        <Group justify="space-between">
          {job.isDefaultSchedule ? (
            <span />
          ) : (
            <Button variant="subtle" color="gray" onClick={() => save.mutate({ id: job.id })}>
              {t('schedule.reset')}
            </Button>
          )}
          <Group gap="xs">
            <Button variant="default" onClick={onDone}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={next.isError}>
              {t('common.save')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  )
}
