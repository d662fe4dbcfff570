import { Button, SegmentedControl, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Trigger } from '../../../../../electron/api/contract/jobs.ts'
import { DateTimeField } from '../../../../components/form/date/date-time-field.tsx'
import { TimeZoneSelect } from '../../../../components/form/time-zone-select.tsx'
import { useSettings } from '../../../../live/settings.ts'
import classes from '../edit.module.css'
import { type FieldFault, faultAt } from '../field-fault.ts'
import { CronFields } from './cron-fields.tsx'
import { EventFields } from './event-fields.tsx'
import { FieldGrid } from './field-grid.tsx'
import { IntervalFields } from './interval-fields.tsx'
import { NextRuns } from './next-runs.tsx'
import type { NextTimes } from './next-times.ts'
import { ScheduleBounds } from './schedule-bounds.tsx'
import { inMode, modeOf, type ScheduleMode, scheduleModes } from './schedule-mode.ts'

type Props = {
  readonly trigger: Trigger
  readonly next: NextTimes
  /** The app's answer to the last attempt to save. */
  readonly fault: FieldFault | null
  readonly onChange: (trigger: Trigger) => void
}

/** Edits when a job runs, and shows its next runs. */
export function ScheduleFields({ trigger, next, onChange, ...props }: Props) {
  const { t } = useTranslation()
  const { effectiveTimeZone: zone } = useSettings()
  const [chosen, setChosen] = useState<ScheduleMode>(() => modeOf(trigger))
  // A crontab that no longer fits a preset is a custom one.
  const mode = trigger.kind === 'cron' && chosen !== 'custom' ? modeOf(trigger) : chosen
  const fault = next.fault ?? props.fault
  const ofEvents = faultAt(fault, 'trigger.on')
  const ofOthers = faultAt(fault, 'trigger.startAt') ?? faultAt(fault, 'trigger.endAt') ?? ofEvents
  const ofRule = ofOthers === undefined && fault?.field.startsWith('trigger') ? fault : null
  // Few people know APScheduler's dialect: it is offered among what few schedules need.
  const shownModes = scheduleModes.filter((value) => value !== 'fields' || mode === 'fields')
  const choose = (value: ScheduleMode) => {
    setChosen(value)
    onChange(inMode(trigger, value, { now: Date.now(), zone }))
  }
  return (
    <Stack gap="sm">
      <SegmentedControl
        fullWidth
        aria-label={t('schedule.preset')}
        value={mode}
        data={shownModes.map((value) => ({
          value,
          label: t(`schedule.${value === 'interval' ? 'every' : value}`),
        }))}
        onChange={choose}
      />
      {trigger.kind === 'cron' && (
        <CronFields
          trigger={trigger}
          isCustom={mode === 'custom'}
          error={ofRule?.text}
          onChange={onChange}
        />
      )}
      {trigger.kind === 'interval' && (
        <IntervalFields trigger={trigger} error={ofRule?.text} onChange={onChange} />
      )}
      {trigger.kind === 'fields' && (
        <FieldGrid trigger={trigger} fault={ofRule} onChange={onChange} />
      )}
      {trigger.kind === 'date' && (
        <DateTimeField
          label={t('schedule.runAt')}
          description={t('schedule.runAtHint')}
          value={trigger.runAt}
          error={ofRule?.text}
          onChange={(runAt) => onChange({ ...trigger, runAt })}
        />
      )}
      <EventFields trigger={trigger} error={ofEvents} onChange={onChange} />
      {trigger.kind === 'event' ? (
        <p className={classes['note']}>{t('schedule.noTimes')}</p>
      ) : (
        <>
          <TimeZoneSelect
            label={t('settings.timeZone')}
            value={trigger.timeZone ?? ''}
            unset={{ value: '', label: t('schedule.timeZoneDefault', { zone }) }}
            onChange={(value) => onChange({ ...trigger, timeZone: value || undefined })}
          />
          <ScheduleBounds trigger={trigger} fault={fault} onChange={onChange}>
            {mode !== 'fields' && (
              <Button variant="default" onClick={() => choose('fields')}>
                {t('schedule.useFields')}
              </Button>
            )}
          </ScheduleBounds>
          <NextRuns
            times={next.times}
            isIncomplete={next.isIncomplete}
            timeZone={trigger.timeZone ?? zone}
          />
        </>
      )}
    </Stack>
  )
}
