import { type Job, usualCrontab } from '../../api/contract/jobs.ts'
import {
  type EventTrigger,
  eventsOf,
  ownZone,
  type TimeTrigger,
} from '../../api/contract/triggers.ts'
import type { Words } from '../catalogue.ts'
import { jobName } from '../job-name.ts'
import { wallWords } from '../wall-clock.ts'
import { crontabWords } from './crontab-words.ts'
import { everyText, inLargestUnit, periodSeconds } from './interval-amount.ts'

type Language = Pick<Words, 't' | 'language' | 'exists'>
/** What a person calls a job. */
type NameOf = (jobId: string) => string

const asides = ['kind', 'anchor', 'timeZone', 'startAt', 'endAt', 'jitterSeconds']
const isAside = (name: string) => asides.includes(name)

/** A trigger as it is written: a crontab, what its fields say, and what else starts its job. */
export function triggerText(trigger: Job['trigger']): string {
  const events = eventsOf(trigger).map(eventText)
  return [timesText(trigger), ...events].filter((text) => text !== '').join(', ')
}

function timesText(trigger: Job['trigger']): string {
  if (trigger.kind === 'cron') return trigger.crontab
  if (trigger.kind === 'date') return trigger.runAt
  const { on: _, ...times } = trigger
  return Object.entries(times)
    .flatMap(([name, value]) => (value === undefined || isAside(name) ? [] : [`${name}=${value}`]))
    .join(' ')
}

/** As the command line writes it. */
function eventText(event: EventTrigger): string {
  if (event.kind === 'file') return `file=${event.path}`
  return event.kind === 'job' ? `${event.end}=${event.jobId}` : event.kind
}

/** A trigger in words, or as it is written where they would be long or untrue; with its zone, where it names one. */
export function triggerWords(words: Language, trigger: Job['trigger'], nameOf?: NameOf): string {
  const schedule = wordsOf(words, trigger, nameOf) ?? triggerText(trigger)
  const zone = ownZone(trigger)
  return zone === undefined ? schedule : words.t('trigger.inZone', { schedule, zone })
}

/** A trigger in words; undefined where they would be long or untrue, and its next times say more. */
export function wordsOf(
  words: Language,
  trigger: Job['trigger'],
  nameOf: NameOf = (id) => jobName(words, { id, name: '' }),
): string | undefined {
  const events = eventsOf(trigger).map((event) => eventWords(words, event, nameOf))
  const list = new Intl.ListFormat(words.language, { type: 'disjunction' }).format(events)
  if (trigger.kind === 'event') return sentenceCase(list)
  const schedule = timesWords(words, trigger)
  if (schedule === undefined || events.length === 0) return schedule
  return words.t('trigger.also', { schedule, events: list })
}

/** With a capital at its beginning, where its script has any. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** What starts a job beside its times, in words. */
export function eventWords({ t }: Language, event: EventTrigger, nameOf: NameOf): string {
  if (event.kind === 'file') return t('trigger.event.file', { path: event.path })
  return event.kind === 'job'
    ? t(`trigger.event.${event.end}`, { job: nameOf(event.jobId) })
    : t(`trigger.event.${event.kind}`)
}

function timesWords(words: Language, trigger: TimeTrigger): string | undefined {
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
  { startAt, endAt }: Exclude<TimeTrigger, { kind: 'date' }>,
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
