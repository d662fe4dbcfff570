import { type Job, usualCrontab } from '../../api/contract/jobs.ts'
import type { Words } from '../catalogue.ts'
import { wallWords } from '../wall-clock.ts'
import { crontabWords } from './crontab-words.ts'
import { everyText, inLargestUnit, periodSeconds } from './interval-amount.ts'

type Language = Pick<Words, 't' | 'language'>

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

/** A trigger in words, or as it is written where they would be long or untrue; with its zone, where it names one. */
export function triggerWords(words: Language, trigger: Job['trigger']): string {
  const schedule = wordsOf(words, trigger) ?? triggerText(trigger)
  const { timeZone: zone } = trigger
  return zone === undefined ? schedule : words.t('trigger.inZone', { schedule, zone })
}

/** A trigger in words; undefined where they would be long or untrue, and its next times say more. */
export function wordsOf(words: Language, trigger: Job['trigger']): string | undefined {
  switch (trigger.kind) {
    case 'cron':
      return withBounds(words, trigger, crontabWords(words, trigger.crontab))
    case 'fields': {
      const crontab = usualCrontab(trigger)
      return withBounds(words, trigger, crontab && crontabWords(words, crontab))
    }
    case 'interval': {
      const { amount, unit } = inLargestUnit(periodSeconds(trigger))
      return withBounds(words, trigger, everyText(words, amount, unit))
    }
    case 'date':
      return words.t('trigger.once', { when: wallWords(trigger.runAt, words.language) })
  }
}

function withBounds(
  { t, language }: Language,
  { startAt, endAt }: Exclude<Job['trigger'], { kind: 'date' }>,
  schedule: string | undefined,
): string | undefined {
  if (schedule === undefined) return undefined
  const begun =
    startAt === undefined
      ? schedule
      : t('trigger.from', { schedule, when: wallWords(startAt, language) })
  return endAt === undefined
    ? begun
    : t('trigger.until', { schedule: begun, when: wallWords(endAt, language) })
}
