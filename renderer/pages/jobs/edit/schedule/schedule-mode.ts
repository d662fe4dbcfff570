import type { Trigger } from '../../../../../electron/api/contract/jobs.ts'
import {
  crontabOf,
  everyDay,
  presetOf,
} from '../../../../../electron/words/schedule/schedule-preset.ts'
import { wallText } from '../../../../../electron/words/wall-clock.ts'

/** The ways to enter a schedule: a time on some days, and every kind of trigger. */
export const scheduleModes = ['clock', 'interval', 'date', 'event', 'custom', 'fields'] as const
export type ScheduleMode = (typeof scheduleModes)[number]

export function modeOf(trigger: Trigger): ScheduleMode {
  if (trigger.kind !== 'cron') return trigger.kind
  return presetOf(trigger.crontab) ? 'clock' : 'custom'
}

const unset = {
  timeZone: undefined,
  jitterSeconds: undefined,
  startAt: undefined,
  endAt: undefined,
}

const dayMs = 24 * 3600_000

/** The schedule to start from in another mode; keeps the time of day, the zone, the bounds and the events. */
export function inMode(
  trigger: Trigger,
  mode: ScheduleMode,
  { now, zone }: { readonly now: number; readonly zone: string },
): Trigger {
  const { on } = trigger
  const { timeZone, jitterSeconds } = trigger.kind === 'event' ? unset : trigger
  const { startAt, endAt } = trigger.kind === 'event' || trigger.kind === 'date' ? unset : trigger
  const shared = { on, timeZone, jitterSeconds, startAt, endAt }
  const time = timeOf(trigger)
  const [hour = '0', minute = '0'] = time.split(':')
  switch (mode) {
    case 'clock':
      return { kind: 'cron', crontab: crontabOf({ time, weekdays: everyDay }), ...shared }
    case 'custom':
      if (trigger.kind === 'cron') return trigger
      return { kind: 'cron', crontab: crontabOf({ time, weekdays: everyDay }), ...shared }
    case 'interval':
      return { kind: 'interval', minutes: 30, ...shared }
    case 'fields':
      return { kind: 'fields', hour: `${Number(hour)}`, minute: `${Number(minute)}`, ...shared }
    case 'date': {
      const [tomorrow] = wallText(now + dayMs, timeZone ?? zone).split(' ')
      return { kind: 'date', runAt: `${tomorrow} ${time}:00`, on, timeZone, jitterSeconds }
    }
    case 'event':
      return { kind: 'event', on: on ?? [] }
  }
}

function timeOf(trigger: Trigger): string {
  const preset = trigger.kind === 'cron' ? presetOf(trigger.crontab) : null
  return preset?.time ?? '02:00'
}
