import { resolve } from 'node:path'
import { z } from 'zod'
import {
  type Job,
  jobNameSchema,
  type PolicyChanges,
  policyChangesSchema,
} from '../../api/contract/jobs.ts'
import { conditionsSchema, eventsOf } from '../../api/contract/triggers.ts'
import { triggerWords } from '../../words/schedule/schedule-words.ts'
import { CommandError } from '../exit-code.ts'
import { readFitting } from '../input/fitting-value.ts'
import { jsonOrText, readNamed, readValue } from '../input/named-value.ts'
import { withoutSecrets } from '../jobs.ts'
import type { Session } from '../session.ts'
import { readEnvironment } from './environment-file.ts'
import { scheduleInput, scheduleOptions } from './schedule.ts'

/** What `job add` and `job set` have in common. */
export const jobOptions = [
  '--name <text>',
  '--label <name...>',
  ...scheduleOptions,
  '--folder <path>',
  // Node reads `--env-file` itself, wherever on the command line it stands.
  '--environment <file>',
  '--secret <variable...>',
  '--param <name=value...>',
  '--policy <name=value...>',
  '--overlap <how>',
  '--notify-on <end...>',
  '--not-while <condition...>',
  '--paused',
] as const

export const jobInput = {
  ...scheduleInput,
  command: z.array(z.string()).default([]),
  name: jobNameSchema.optional(),
  folder: z.string().optional(),
  environment: z.string().optional(),
  secret: z.array(z.string()).default([]),
  param: z.array(z.string()).default([]),
  policy: z.array(z.string()).default([]),
  overlap: policyChangesSchema.shape.overlap.optional(),
  notifyOn: z.array(z.enum(['failure', 'success', 'never'])).optional(),
  /** False with `--no-not-while`. */
  notWhile: z.union([conditionsSchema, z.literal(false)]).optional(),
}

const schema = z.object(jobInput)

type JobInput = z.output<typeof schema>

/** What of a script is given, as its parameters. */
export async function readScript(
  {
    command,
    folder,
    environment,
    secret,
  }: Pick<JobInput, 'command' | 'folder' | 'environment' | 'secret'>,
  session: Session,
): Promise<Record<string, unknown>> {
  const [program, ...rest] = command
  return {
    ...(program !== undefined && { program: wholePath(program), arguments: rest }),
    ...(folder !== undefined && { folder: folder === '' ? '' : resolve(folder) }),
    ...(environment !== undefined && {
      environment: await readEnvironment(environment, session),
    }),
    ...(secret.length > 0 && { secrets: secret }),
  }
}

/** Parameters by name; what is JSON is read as JSON. */
export function readParams(given: readonly string[], session: Session): Record<string, unknown> {
  return Object.fromEntries(
    given.map((text) => {
      const [name, value] = readNamed('param', text, session)
      return [name, jsonOrText(value)]
    }),
  )
}

/** The ends of runs that are told; `never` stands for none. */
export function readNotifyOn(given: JobInput['notifyOn']) {
  return given?.filter((end) => end !== 'never')
}

/** Fields of the policy, by name and by options of their own; undefined when none is given. */
export function readPolicy(
  { notWhile, overlap, policy: given }: Pick<JobInput, 'policy' | 'overlap' | 'notWhile'>,
  session: Session,
): PolicyChanges | undefined {
  const own = Object.entries({ overlap, notWhile: notWhile === false ? [] : notWhile }).filter(
    ([, value]) => value !== undefined,
  )
  if (given.length + own.length === 0) return undefined
  const { t } = session.words
  const names = Object.keys(policyChangesSchema.shape)
  const changes = given.map((text) => {
    const [name, value] = readNamed('policy', text, session)
    if (!names.includes(name)) {
      const values = { name, names: names.join(', ') }
      throw new CommandError('USAGE', t('cli.job.noPolicy', values))
    }
    const fits = (each: unknown) => policyChangesSchema.safeParse({ [name]: each }).success
    return [name, readValue(value, fits)] as const
  })
  return readFitting(policyChangesSchema, Object.fromEntries([...changes, ...own]), session)
}

/** Tells what a job is now, `key` being the sentence; a program reads the job without its secrets. */
export function showJob(job: Job, key: string, { format, json, terminal, words }: Session): void {
  const { t } = words
  const { id, nextRunAt, paused, trigger } = job
  if (json) {
    terminal.out(JSON.stringify(withoutSecrets(job)))
    return
  }
  terminal.out(t(key, { id, schedule: triggerWords(words, trigger) }))
  if (paused) terminal.out(t('cli.job.paused', { id }))
  else if (nextRunAt === null && eventsOf(trigger).length === 0) terminal.say(t('cli.next.never'))
  else if (nextRunAt === null) terminal.out(t('cli.job.noTimes'))
  else terminal.out(t('cli.job.next', { time: format.full(nextRunAt) }))
}

/** A path is meant from here, where the engine is not; a name is looked up in PATH. */
function wholePath(program: string): string {
  return /[\\/]/.test(program) ? resolve(program) : program
}
