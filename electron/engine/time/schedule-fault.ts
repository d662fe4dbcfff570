import { type Reason, reasonsOf } from '../model/message.ts'
import { Refusal, type RefusalData } from '../model/refusal.ts'

/** What can be wrong with a schedule, in English; `scheduleFault` of the words has each language. */
export const scheduleFaults = {
  crontabLength:
    'A crontab has 5 fields (minute hour day month weekday) or 6 with seconds first; “{{text}}” has {{count}}.',
  crontabField:
    '“{{text}}” is not a schedule: “{{word}}” cannot be read as the {{name}} ({{allowed}}; lists, ranges a-b and steps a-b/n of them).',
  crontabName:
    '“{{text}}” is not a schedule: the names are @yearly, @monthly, @weekly, @daily, @hourly. What runs every so often is an interval, or a step like */5.',
  crontabOther: '“{{text}}” is not a schedule: {{detail}}',
  second: 'second',
  minute: 'minute',
  hour: 'hour',
  day: 'day',
  month: 'month',
  weekday: 'weekday',
  noCrontab: 'The file has no crontab.',
  oldCrontabLength:
    'crontab: “{{text}}” has {{count}} fields instead of 5 (minute hour day month day_of_week).',
  noFields: 'A cron schedule needs at least one of {{names}}.',
  noParameters: 'The parameters of a {{kind}} schedule are missing.',
  unknownField: '{{field}}: a {{kind}} schedule has no such field (“{{text}}”).',
  unfit: '{{field}}: “{{text}}” is not a value that fits here.',
  part: '{{text}}” in “{{whole}}',
  unreadable: '{{field}}: “{{text}}” cannot be read.',
  noWeekday: '{{field}}: “{{text}}” is not a weekday; they are mon to sun.',
  stepAfterName: '{{field}}: “{{text}}” has a step after a name; write it with numbers.',
  nameToNumber: '{{field}}: “{{text}}” goes from a name to a number; write two of a kind.',
  endsBefore: '{{field}}: “{{text}}” ends before it begins.',
  stepOfZero: '{{field}}: “{{text}}” has a step of 0.',
  longStep: '{{field}}: “{{text}}” has a step longer than its range ({{longest}}).',
  outOfRange: '{{field}}: “{{text}}” is not between {{least}} and {{greatest}}.',
  unknownName: '{{field}}: “{{text}}” is not one of the names {{names}}.',
  noTime: '{{field}}: “{{text}}” is not a time; write it like 2027-01-31 or 2027-01-31 08:00:00.',
  fraction:
    '{{field}}: “{{text}}” has a fraction of a second that is not six digits long: write six, such as .500000, or none.',
  noDate: '{{field}}: “{{text}}” is not in the calendar.',
  noZone: '“{{text}}” is not a time zone; write one like Asia/Shanghai.',
  severalZones:
    '“{{text}}” stands for several time zones; write one like Asia/Shanghai or America/Chicago.',
  offsetZone: '“{{text}}” is not a time zone; write {{offset}}, or one like Asia/Shanghai.',
  noAmount: '{{field}}: “{{text}}” is not an amount of time; write 0 or more.',
  noInterval: 'An interval needs more than 0 of {{names}}.',
  shortInterval: 'seconds: an interval of {{seconds}} s is too short.',
  longInterval: 'seconds: an interval of {{seconds}} s is too long.',
  noJob: '{{field}}: there is no job “{{text}}” whose end could start this one.',
  cycle: 'These jobs would start each other without end: {{jobs}}.',
} as const

export const scheduleFault = reasonsOf('scheduleFault', scheduleFaults)

/** A refusal of a schedule; `field` is the part of it at fault, empty where it is the whole. */
export function scheduleInvalid(field: string, fault: Reason, options?: ErrorOptions) {
  return new Refusal('SCHEDULE_INVALID', { field, ...fault }, options)
}

/** The same refusal with its field as its writer calls it: `start_date` in APScheduler's words, `--from` in a command. */
export function renamed(
  { field, reason, because }: RefusalData<'SCHEDULE_INVALID'>,
  nameOf: (field: string) => string,
) {
  const name = nameOf(field)
  // A sentence that names its field begins with it.
  const begins = reason.startsWith(`${field}: `)
  const values = begins ? { ...because.values, field: name } : because.values
  return new Refusal('SCHEDULE_INVALID', {
    field: name,
    reason: begins ? name + reason.slice(field.length) : reason,
    because: { ...because, ...(values && { values }) },
  })
}
