import cronstrue from 'cronstrue'
import 'cronstrue/locales/zh_CN.js'
import type { IntervalUnit, Job } from '../api/contract/jobs.ts'
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
      return everyText(words, amount, unit)
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
  if (preset?.kind === 'hourly') return everyText({ t }, preset.every, 'hours')
  if (preset) {
    const day = weekdayName(preset.weekday, language)
    return t('trigger.weekly', { day, time: preset.time })
  }
  const workdays = workdayTime(crontab)
  if (workdays !== null) return t('trigger.workdays', { time: workdays })
  const isChinese = language === 'zh-CN'
  try {
    const words = cronstrue.toString(crontab, {
      locale: isChinese ? 'zh_CN' : 'en',
      use24HourTimeFormat: true,
      throwExceptionOnParseError: true,
    })
    return isChinese ? tidied(words) : words
  } catch {
    return crontab
  }
}

/** The time of a crontab for each day from Monday to Friday; null for any other. */
function workdayTime(crontab: string): string | null {
  const [days, ...fields] = crontab.trim().split(/\s+/).toReversed()
  if (!/^(?:1-5|mon-fri)$/i.test(days ?? '')) return null
  const daily = presetOf(['*', ...fields].toReversed().join(' '))
  return daily?.kind === 'daily' ? daily.time : null
}

/** cronstrue writes Chinese with English commas and spaces. */
function tidied(words: string): string {
  return words
    .replace(/^在\s*/, '')
    .replaceAll(/, 和 ?/g, '和')
    .replaceAll(', ', '，')
    .replaceAll(/ {2,}/g, ' ')
}

/** "Every hour", "Every 6 hours". */
export function everyText({ t }: Pick<Words, 't'>, count: number, unit: IntervalUnit): string {
  return count === 1 ? t(`trigger.each.${unit}`) : t(`trigger.interval.${unit}`, { count })
}
