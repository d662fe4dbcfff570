import type { Trigger } from '../../../../../electron/api/contract/jobs.ts'
import { crontabOf, presetOf } from '../../../../../electron/words/schedule-preset.ts'
import { wallText } from '../../../../../electron/words/wall-clock.ts'

/** The ways to enter a schedule: three presets, and every kind of trigger. */
export const scheduleModes = [
  'daily',
  'hourly',
  'weekly',
  'custom',
  'interval',
  'date',
  'fields',
] as const
export type ScheduleMode = (typeof scheduleModes)[number]

export function modeOf(trigger: Trigger): ScheduleMode {
  if (trigger.kind !== 'cron') return trigger.kind
  return presetOf(trigger.crontab)?.kind ?? 'custom'
}

const dayMs = 24 * 3600_000

/** The schedule to start from in another mode; keeps the time of day, the zone and the bounds. */
export function inMode(
  trigger: Trigger,
  mode: ScheduleMode,
  { now, zone }: { readonly now: number; readonly zone: string },
): Trigger {
  const { timeZone, jitterSeconds } = trigger
  const bounds = trigger.kind === 'date' ? {} : { startAt: trigger.startAt, endAt: trigger.endAt }
  const shared = { timeZone, jitterSeconds, ...bounds }
  const time = timeOf(trigger)
  const [hour = '0', minute = '0'] = time.split(':')
  switch (mode) {
    case 'daily':
      return { kind: 'cron', crontab: crontabOf({ kind: 'daily', time }), ...shared }
    case 'hourly':
      return { kind: 'cron', crontab: crontabOf({ kind: 'hourly', every: 6 }), ...shared }
    case 'weekly':
      return { kind: 'cron', crontab: crontabOf({ kind: 'weekly', time, weekday: 1 }), ...shared }
    case 'custom':
      if (trigger.kind === 'cron') return trigger
      return { kind: 'cron', crontab: crontabOf({ kind: 'daily', time }), ...shared }
    case 'interval':
      return { kind: 'interval', minutes: 30, ...shared }
    case 'fields':
      return { kind: 'fields', hour: `${Number(hour)}`, minute: `${Number(minute)}`, ...shared }
    case 'date': {
      const [tomorrow] = wallText(now + dayMs, timeZone ?? zone).split(' ')
      return { kind: 'date', runAt: `${tomorrow} ${time}:00`, timeZone, jitterSeconds }
    }
  }
}

function timeOf(trigger: Trigger): string {
  const preset = trigger.kind === 'cron' ? presetOf(trigger.crontab) : null
  return preset && 'time' in preset ? preset.time : '02:00'
}
