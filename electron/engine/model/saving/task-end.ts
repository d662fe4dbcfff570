import { z } from 'zod'
import { reasonSchema } from '../message.ts'
import { faultSchema } from './fault.ts'
import { leftSchema, questions, stepSchema } from './step.ts'

const failed = z.array(z.object({ name: z.string(), details: faultSchema })).readonly()
const left = z.array(leftSchema).readonly()

/** How a run of a task ended. `isNews`: whether a person has not been told so before. */
export const taskEndSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('saved'),
    /** Paths of the drive, as it shows them. */
    saved: z.array(z.string()).readonly(),
    failed,
    isPending: z.boolean(),
    /** Why nothing more could be saved. */
    stop: faultSchema.nullable(),
    left,
  }),
  z.object({ kind: z.literal('failed'), failed, left }),
  /** The drive is still at it: the next run looks. */
  z.object({ kind: z.literal('pending') }),
  z.object({
    kind: z.literal('nothing-new'),
    left,
    /** Nothing has come for so long that a person is asked whether the series is over. */
    isQuiet: z.boolean().default(false),
  }),
  /** A plan waits for a person. */
  z.object({ kind: z.literal('question'), planId: z.number(), question: z.enum(questions) }),
  /** A person said no to this very plan. */
  z.object({ kind: z.literal('refused'), planId: z.number() }),
  /** Only planned, as it was wished. `planId` is null where there is nothing to say yes to. */
  z.object({
    kind: z.literal('planned'),
    planId: z.number().nullable(),
    question: z.enum(questions).nullable(),
    steps: z.array(stepSchema).readonly(),
    left,
  }),
  z.object({ kind: z.literal('not-due') }),
  /** The share is not asked for the time being; or the series is complete, or the task was removed meanwhile. */
  z.object({
    kind: z.literal('waits'),
    why: z.enum(['dead', 'blocked', 'passcode', 'complete', 'refused', 'removed']),
  }),
  z.object({ kind: z.literal('no-share') }),
  /** No account of the share's drive is kept. */
  z.object({ kind: z.literal('no-account') }),
  z.object({ kind: z.literal('bad-rule'), fault: reasonSchema }),
  /** The share holds nothing; dead once that was seen twice. */
  z.object({ kind: z.enum(['empty', 'emptied']), isNews: z.boolean() }),
  z.object({ kind: z.literal('fault'), details: faultSchema, isNews: z.boolean() }),
  /** The account, or another task of it, ended so that this one was not begun. */
  z.object({ kind: z.literal('held'), details: faultSchema }),
])
export type TaskEnd = Readonly<z.output<typeof taskEndSchema>>

/** How a task ended, and what a person calls it. */
export type NamedEnd = { readonly taskId: number; readonly name: string; readonly end: TaskEnd }

const failedKinds: ReadonlySet<TaskEnd['kind']> = new Set([
  'failed',
  'fault',
  'held',
  'bad-rule',
  'no-share',
  'no-account',
  'emptied',
])

/** Whether a task that saved something left something undone. */
export const isPartialEnd = (end: TaskEnd): boolean =>
  end.kind === 'saved' && (end.stop !== null || end.failed.length > 0)

/** Whether a task did nothing of what it is there for, and should have. */
export const isFailedEnd = (end: TaskEnd): boolean => failedKinds.has(end.kind)
