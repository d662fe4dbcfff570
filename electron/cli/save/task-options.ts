import { z } from 'zod'
import type { Trigger } from '../../api/contract/jobs.ts'
import type { Naming, SavingTask, SavingTaskChange } from '../../api/contract/saving.ts'
import { CommandError } from '../exit-code.ts'
import { readSchedule, scheduleInput, scheduleOptions } from '../job/schedule.ts'
import type { Session } from '../session.ts'

/** What `save add` and `save edit` have in common. */
export const taskOptions = [
  '--name <text>',
  '--folder <path>',
  '--passcode <code>',
  '--account <id>',
  '--pattern <regex>',
  '--replace <text>',
  '--tokens <name>',
  '--sequence <name>',
  '--episode <name>',
  '--keep <word...>',
  '--out <word...>',
  '--ignore-suffix',
  '--start <id>',
  '--episodes <range>',
  '--follow <regex>',
  '--name-below',
  '--replace-folders',
  '--prefer <word...>',
  '--ends <date>',
  '--weekdays <days>',
  ...scheduleOptions,
  '--total <n>',
  '--stop-when-complete',
  '--hooks <ids>',
  '--paused',
] as const

const number = z.coerce.number().int().min(1)

/** `5-12`, `5-` or `-12`. */
const rangeSchema = z
  .string()
  .regex(/^(?:\d+-\d*|-\d+)$/)
  .transform((text) => {
    const [from = '', to = ''] = text.split('-')
    return { from: from === '' ? null : Number(from), to: to === '' ? null : Number(to) }
  })

/** `all`, `none`, or `1,2,7` with 1 for Monday. */
const weekdaysSchema = z
  .string()
  .regex(/^(?:all|none|[1-7](?:,[1-7])*)$/)
  .transform((text) => {
    if (text === 'all') return null
    return text === 'none' ? [] : text.split(',').map(Number)
  })

/** `none`, or `1,3`. */
const hooksSchema = z
  .string()
  .regex(/^(?:none|\d+(?:,\d+)*)$/)
  .transform((text) => (text === 'none' ? [] : text.split(',').map(Number)))

export const taskInput = {
  name: z.string().optional(),
  folder: z.string().optional(),
  passcode: z.string().optional(),
  account: number.optional(),
  pattern: z.string().optional(),
  replace: z.string().optional(),
  tokens: z.string().optional(),
  sequence: z.string().optional(),
  episode: z.string().optional(),
  keep: z.array(z.string()).optional(),
  out: z.array(z.string()).optional(),
  ignoreSuffix: z.boolean().optional(),
  start: z.string().optional(),
  episodes: rangeSchema.optional(),
  follow: z.string().optional(),
  nameBelow: z.boolean().optional(),
  replaceFolders: z.boolean().optional(),
  /** False with `--no-prefer`. */
  prefer: z.union([z.array(z.string()), z.literal(false)]).optional(),
  ends: z.iso.date().optional(),
  weekdays: weekdaysSchema.optional(),
  ...scheduleInput,
  /** False with `--no-cron`: the common schedule. */
  cron: z.union([z.string(), z.literal(false)]).optional(),
  total: number.optional(),
  stopWhenComplete: z.boolean().optional(),
  hooks: hooksSchema.optional(),
  paused: z.boolean().optional(),
}

const schema = z.object(taskInput)
type TaskInput = z.output<typeof schema>

/** What of a task the options speak of; `before` is the task that they change. */
export function readTask(
  input: TaskInput,
  before: Pick<SavingTask, 'naming' | 'filter' | 'trigger'> | undefined,
  session: Session,
): SavingTaskChange {
  const { account, ends, episodes, follow, ignoreSuffix, paused, start } = input
  const {
    folder,
    hooks,
    name,
    nameBelow,
    passcode,
    prefer,
    replaceFolders,
    stopWhenComplete,
    total,
    weekdays,
  } = input
  const given = {
    name,
    folder,
    passcode,
    accountId: account,
    naming: readNaming(input, before?.naming, session),
    filter: readFilter(input, before?.filter),
    isSuffixIgnored: ignoreSuffix,
    startId: start,
    ...episodes,
    followed: follow,
    isNamedBelow: nameBelow,
    isReplaced: replaceFolders,
    preferred: prefer === false ? [] : prefer,
    endsOn: ends,
    weekdays,
    trigger: readTrigger(input, before?.trigger ?? undefined, session),
    total,
    stopsWhenComplete: stopWhenComplete,
    hooks,
    isPaused: paused,
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

/** Null for the common schedule. */
function readTrigger(
  { cron, ...schedule }: TaskInput,
  before: Trigger | undefined,
  session: Session,
): Trigger | null | undefined {
  if (cron === false) return null
  return readSchedule({ ...schedule, cron }, before, session)
}

function readNaming(
  { episode, pattern, replace, sequence, tokens }: TaskInput,
  before: Naming | undefined,
  { words }: Session,
): Naming | undefined {
  const modes = [replace, tokens, sequence, episode].filter((mode) => mode !== undefined)
  if (modes.length > 1 || (pattern !== undefined && (sequence ?? episode) !== undefined)) {
    throw new CommandError('USAGE', words.t('cli.save.oneNaming'))
  }
  const kept = before && 'pattern' in before ? before.pattern : ''
  if (sequence !== undefined) return { kind: 'sequence', name: sequence }
  if (episode !== undefined) return { kind: 'episode', name: episode }
  if (tokens !== undefined) return { kind: 'tokens', pattern: pattern ?? kept, name: tokens }
  if (replace !== undefined) {
    return { kind: 'pattern', pattern: pattern ?? kept, replacement: replace }
  }
  if (pattern === undefined) return undefined
  if (before?.kind === 'tokens' || before?.kind === 'pattern') return { ...before, pattern }
  return { kind: 'pattern', pattern, replacement: '' }
}

/** Each word to keep is one of which a name needs any: `--keep 1080p 4K`. */
function readFilter(
  { keep, out }: TaskInput,
  before: SavingTask['filter'] | undefined,
): SavingTask['filter'] | undefined {
  if (keep === undefined && out === undefined) return undefined
  return { keep: keep ? [keep] : (before?.keep ?? []), out: out ?? before?.out ?? [] }
}
