import { ActionIcon, NumberInput, Select, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Trigger } from '../../../../../electron/api/contract/jobs.ts'
import {
  type EventTrigger,
  type EventTriggerOf,
  eventsOf,
  runEnds,
  settleSecondsSchema,
  signals,
  usualSettleSeconds,
  watchedPathSchema,
} from '../../../../../electron/api/contract/triggers.ts'
import { jobName } from '../../../../../electron/words/job-name.ts'
import { sentenceCase } from '../../../../../electron/words/schedule/schedule-words.ts'
import { MoreButton } from '../../../../components/form/fold.tsx'
import { numberLimits, textLimits } from '../../../../components/form/limits.ts'
import { useListedJobs } from '../../../../live/jobs.ts'
import classes from '../edit.module.css'

const kinds = [...signals, 'file', 'job'] as const
type Kind = (typeof kinds)[number]

/** An event of a kind, to be filled in. */
function emptyEvent(kind: Kind): EventTrigger {
  if (kind === 'file') return { kind, path: '' }
  return kind === 'job' ? { kind, jobId: '', end: 'succeeded' } : { kind }
}

type Props = {
  readonly trigger: Trigger
  readonly error: string | undefined
  readonly onChange: (trigger: Trigger) => void
}

/** What starts a job beside its times, or instead of them. */
export function EventFields({ trigger, error, onChange }: Props) {
  const { t } = useTranslation()
  const isAlone = trigger.kind === 'event'
  const events = eventsOf(trigger)
  const write = (on: EventTrigger[]) =>
    onChange(isAlone ? { kind: 'event', on } : { ...trigger, on: on.length > 0 ? on : undefined })
  const title = t(isAlone ? 'schedule.onAlone' : 'schedule.on')
  return (
    <fieldset className={classes['events']} aria-label={title}>
      {(isAlone || events.length > 0) && <p className={classes['note']}>{title}</p>}
      {events.map((event, index) => (
        <EventRow
          // biome-ignore lint/suspicious/noArrayIndexKey: two may be the same while they are filled in
          key={index}
          event={event}
          onChange={(changed) => write(events.with(index, changed))}
          onRemove={() => write(events.toSpliced(index, 1))}
        />
      ))}
      <div>
        <MoreButton
          leftSection={<IconPlus size={14} />}
          onClick={() => write([...events, emptyEvent('file')])}
        >
          {t('schedule.addEvent')}
        </MoreButton>
      </div>
      {(error ?? isAlone) && (
        <p className={classes['note']} data-error={error !== undefined}>
          {error ?? t('schedule.eventHint')}
        </p>
      )}
    </fieldset>
  )
}

type RowProps = {
  readonly event: EventTrigger
  readonly onChange: (event: EventTrigger) => void
  readonly onRemove: () => void
}

function EventRow({ event, onChange, onRemove }: RowProps) {
  const { t } = useTranslation()
  const nameOf = (kind: Kind) =>
    kind === 'file' || kind === 'job'
      ? t(`schedule.eventKind.${kind}`)
      : sentenceCase(t(`trigger.event.${kind}`))
  return (
    <div className={classes['event']}>
      <Select
        aria-label={t('schedule.event')}
        allowDeselect={false}
        value={event.kind}
        data={kinds.map((kind) => ({ value: kind, label: nameOf(kind) }))}
        onChange={(value) => {
          const kind = kinds.find((each) => each === value)
          if (kind) onChange(emptyEvent(kind))
        }}
      />
      {event.kind === 'file' && <FileFields event={event} onChange={onChange} />}
      {event.kind === 'job' && <JobFields event={event} onChange={onChange} />}
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('schedule.removeEvent', { event: nameOf(event.kind) })}
        onClick={onRemove}
      >
        <IconX size={16} />
      </ActionIcon>
    </div>
  )
}

type FieldsProps<Kind extends EventTrigger['kind']> = Pick<RowProps, 'onChange'> & {
  readonly event: EventTriggerOf<Kind>
}

function FileFields({ event, onChange }: FieldsProps<'file'>) {
  const { t } = useTranslation()
  const { path, settleSeconds = usualSettleSeconds } = event
  return (
    <>
      <TextInput
        aria-label={t('schedule.path')}
        placeholder={t('schedule.pathHint')}
        classNames={{ root: classes['grow'] ?? '' }}
        {...textLimits(watchedPathSchema)}
        spellCheck={false}
        value={path}
        onChange={({ currentTarget }) => onChange({ ...event, path: currentTarget.value })}
      />
      <NumberInput
        aria-label={t('schedule.settle')}
        title={t('schedule.settleHint')}
        prefix={`${t('schedule.settle')} `}
        suffix={t('params.seconds')}
        {...numberLimits(settleSecondsSchema)}
        clampBehavior="blur"
        value={settleSeconds}
        onChange={(value) =>
          typeof value === 'number' && onChange({ ...event, settleSeconds: value })
        }
      />
    </>
  )
}

function JobFields({ event, onChange }: FieldsProps<'job'>) {
  const { t, i18n } = useTranslation()
  const jobs = useListedJobs().data ?? []
  const known = jobs.map((job) => ({ value: job.id, label: jobName(i18n, job) }))
  // One that is gone is shown by its id.
  const isKnown = event.jobId === '' || known.some(({ value }) => value === event.jobId)
  const data = isKnown ? known : [...known, { value: event.jobId, label: event.jobId }]
  return (
    <>
      <Select
        aria-label={t('column.job')}
        placeholder={t('column.job')}
        classNames={{ root: classes['grow'] ?? '' }}
        searchable
        allowDeselect={false}
        value={event.jobId || null}
        data={data}
        onChange={(jobId) => jobId !== null && onChange({ ...event, jobId })}
      />
      <Select
        aria-label={t('schedule.end')}
        allowDeselect={false}
        value={event.end}
        data={runEnds.map((value) => ({ value, label: t(`schedule.ends.${value}`) }))}
        onChange={(value) => {
          const end = runEnds.find((each) => each === value)
          if (end) onChange({ ...event, end })
        }}
      />
    </>
  )
}
