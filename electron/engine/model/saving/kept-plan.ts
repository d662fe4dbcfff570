import { z } from 'zod'
import { leftSchema, questions, stepSchema, stepStates } from './step.ts'

/**
 * `proposed` waits for a person, who says yes (`approved`) or no (`refused`). A `stale` one was overtaken: share or
 * folder are otherwise than it knew them.
 */
export const planStates = [
  'proposed',
  'approved',
  'refused',
  'running',
  'done',
  'partial',
  'failed',
  'stale',
] as const

/** A step of a plan, and how far it came. */
export const keptStepSchema = z.object({
  seq: z.number(),
  step: stepSchema,
  state: z.enum(stepStates),
  /** Why it failed. */
  code: z.string(),
  at: z.number(),
})

/** What a task is going to do, does or did. Times are milliseconds since 1970. */
export const keptPlanSchema = z.object({
  id: z.number(),
  taskId: z.number(),
  madeAt: z.number(),
  state: z.enum(planStates),
  /** Why it waited for a person; null where it did not. */
  question: z.enum(questions).nullable(),
  left: z.array(leftSchema).readonly(),
  steps: z.array(keptStepSchema).readonly(),
})
