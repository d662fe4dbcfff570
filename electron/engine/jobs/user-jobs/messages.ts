import { z } from 'zod'
import { logColorsSchema } from '../../model/logs/log-color.ts'
import { levels } from '../../model/run.ts'

/** What a worker is started for. */
export type WorkerOrder =
  /** List the tasks the file declares. */
  | { readonly kind: 'list'; readonly url: string }
  /** Load the file anew and run one of its tasks. */
  | {
      readonly kind: 'run'
      readonly url: string
      readonly taskId: string
      readonly runId: number
      readonly cause: string
      /** The time zone of the task. */
      readonly zone: string
      /** What the tools of the thread say to a wrong argument. */
      readonly refusals: { readonly progress: string; readonly time: string }
    }

/** Where in a job file something happened; a line counts from 1. */
const place = { file: z.string().nullable(), line: z.number().nullable() }

/** What a job may ask of the engine. */
const calls = [
  'resources.list()',
  'resources.count()',
  'resources.get()',
  'resources.add()',
  'resources.update()',
  'resources.delete()',
  'resources.transaction()',
  'links.check()',
] as const

/** What a worker sends. A person's code runs in it, so nothing is taken on trust. */
export const fromWorkerSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('declared'),
    trigger: z.unknown(),
    options: z.unknown(),
    line: z.number().nullable(),
  }),
  /** A file that was loaded for it, itself among them. */
  z.object({ type: z.literal('read'), path: z.string(), stamp: z.string() }),
  z.object({ type: z.literal('listed') }),
  z.object({
    type: z.literal('line'),
    level: z.enum(levels),
    text: z.string(),
    colors: logColorsSchema,
  }),
  z.object({ type: z.literal('left-out'), count: z.number() }),
  z.object({ type: z.literal('progress'), done: z.number(), total: z.number() }),
  z.object({
    type: z.literal('call'),
    id: z.number(),
    method: z.enum(calls),
    input: z.unknown(),
  }),
  z.object({ type: z.literal('done'), summary: z.unknown() }),
  /** `foreign-import`: `message` is the name of a module that only the old system had; `untrusted`: nothing was started. */
  z.object({
    type: z.literal('failed'),
    reason: z.enum(['thrown', 'no-function', 'no-handler', 'gone', 'foreign-import', 'untrusted']),
    message: z.string(),
    stack: z.string(),
    ...place,
  }),
])

export type FromWorker = z.output<typeof fromWorkerSchema>
export type Failed = Extract<FromWorker, { type: 'failed' }>
export type Declared = Extract<FromWorker, { type: 'declared' }>

/** What a worker receives while it runs. */
export type ToWorker =
  | { readonly type: 'stop'; readonly reason: string }
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }
  | {
      readonly type: 'refusal'
      readonly id: number
      readonly message: string
      readonly code: string
    }
