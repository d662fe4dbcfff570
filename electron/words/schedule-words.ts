import cronstrue from 'cronstrue'
import 'cronstrue/locales/zh_CN.js'
import type { Job } from '../api/contract/jobs.ts'
import type { Words } from './catalogue.ts'
import { inLargestUnit, periodSeconds } from './interval-amount.ts'
import { presetOf, weekdayName } from './schedule-preset.ts'
import { wallWords } from './wall-clock.ts'

const asides = ['kind', 'anchor', 'timeZone', 'startAt', 'endAt', 'jitterSeconds']
const isAside = (name: string) => asides.includes(name)

/** A trigger as it is written: a crontab, or what its fields say. */
export function triggerText(trigger: Job['trigger']): string {
  if (trigger.kind === 'cron') return trigger.crontab
  if (trigger.kind === 'date') return trigger.runAt
  return Object.entries(trigger)
    .flatMap(([name, value]) => (value === undefined || isAside(name) ? [] : [`${name}=${value}`]))
    .join(' ')
}

/** A trigger in words; fields of APScheduler's say it best themselves. */
export function triggerWords(
  words: Pick<Words, 't' | 'language'>,
  trigger: Job['trigger'],
): string {
  switch (trigger.kind) {
    case 'cron':
      return scheduleWords(words, trigger.crontab)
    case 'interval': {
      const { amount, unit } = inLargestUnit(periodSeconds(trigger))
      return words.t(`trigger.interval.${unit}`, { count: amount })
    }
    case 'date':
      return words.t('trigger.once', { when: wallWords(trigger.runAt, words.language) })
    case 'fields':
      return triggerText(trigger)
  }
}

/** A crontab in words; where words fail, the crontab itself. */
export function scheduleWords(
  { t, language }: Pick<Words, 't' | 'language'>,
  crontab: string,
): string {
  const preset = presetOf(crontab)
  if (preset?.kind === 'daily') return t('trigger.daily', { time: preset.time })
  if (preset?.kind === 'hourly') return everyHours({ t }, preset.every)
  if (preset) {
    const day = weekdayName(preset.weekday, language)
    return t('trigger.weekly', { day, time: preset.time })
  }
  try {
    return cronstrue.toString(crontab, {
      locale: language === 'zh-CN' ? 'zh_CN' : 'en',
      use24HourTimeFormat: true,
      throwExceptionOnParseError: true,
    })
  } catch {
    return crontab
  }
}

export function everyHours({ t }: Pick<Words, 't'>, hours: number): string {
  return hours === 1 ? t('trigger.hour') : t('trigger.hourly', { count: hours })
}
