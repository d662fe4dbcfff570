import { type Job, usualCrontab } from '../api/contract/jobs.ts'
import type { Words } from './catalogue.ts'
import { crontabWords } from './crontab-words.ts'
import { everyText, inLargestUnit, periodSeconds } from './interval-amount.ts'
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

/** A trigger in words, or as it is written where they would be long or untrue. */
export function triggerWords(
  words: Pick<Words, 't' | 'language'>,
  trigger: Job['trigger'],
): string {
  return wordsOf(words, trigger) ?? triggerText(trigger)
}

/** A trigger in words; undefined where they would be long or untrue, and its next times say more. */
export function wordsOf(
  words: Pick<Words, 't' | 'language'>,
  trigger: Job['trigger'],
): string | undefined {
  switch (trigger.kind) {
    case 'cron':
      return crontabWords(words, trigger.crontab)
    case 'fields': {
      const crontab = usualCrontab(trigger)
      return crontab === undefined ? undefined : crontabWords(words, crontab)
    }
    case 'interval': {
      const { amount, unit } = inLargestUnit(periodSeconds(trigger))
      return everyText(words, amount, unit)
    }
    case 'date':
      return words.t('trigger.once', { when: wallWords(trigger.runAt, words.language) })
  }
}
