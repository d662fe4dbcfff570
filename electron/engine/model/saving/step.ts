import { z } from 'zod'
import { leftReasons, ownNameReasons } from './saving-task.ts'

/** Why a plan does something. */
const stepReasons = [
  /** The rule takes it, and it is not there. */
  'new',
  /** The folder of the task, or one below it, is not there. */
  'folder-missing',
  /** Its name is the one that the rule gives. */
  'named',
  /** An earlier run could not give it its name. */
  'unfinished',
  /** A newer folder of the share takes its place. */
  'replaced',
  /** A better copy of an episode takes the place of the one there is. */
  'upgraded',
] as const

/** Why a plan leaves something. */
const leaveReasons = [
  ...leftReasons,
  /** It was saved before, whatever became of it. */
  'saved-before',
  /** A file of that name was saved; this is another one. */
  'newer-version',
  /** The folder was saved, and what comes into it is not looked at. */
  'folder-not-followed',
  /** It lies deeper than is looked. */
  'too-deep',
  /** The drive is still at it. */
  'under-way',
  /** What is in the folder was not all saved by the task. */
  'not-own',
  /** A person refuses it as a bad copy. */
  'refused',
] as const

const item = z.object({
  id: z.string(),
  name: z.string(),
  isFolder: z.boolean(),
  size: z.number(),
  /** As it is called in the end. */
  newName: z.string(),
  /** The episode that its new name was given for, where a person had better look at it; empty where it is sure. */
  unsure: z.string().default(''),
  /** Why it keeps its own name though the rule has another for it. */
  own: z.enum(ownNameReasons).exactOptional(),
})

const because = { reason: z.enum(stepReasons) }

/** One thing that a plan does. Folders are paths of the account's drive. */
export const stepSchema = z.discriminatedUnion('kind', [
  z.object({ ...because, kind: z.literal('make'), folder: z.string() }),
  z.object({
    ...because,
    kind: z.literal('save'),
    folder: z.string(),
    /** The folder of the share they lie in. */
    from: z.string(),
    items: z.array(item).min(1),
  }),
  z.object({
    ...because,
    kind: z.literal('rename'),
    folder: z.string(),
    name: z.string(),
    newName: z.string(),
    isFolder: z.boolean(),
    /** Which file of the share it was; null for a folder that was made. */
    sourceId: z.string().nullable(),
  }),
  z.object({
    ...because,
    kind: z.literal('bin'),
    folder: z.string(),
    name: z.string(),
    /** The drive's. */
    id: z.string(),
  }),
])
export type Step = Readonly<z.output<typeof stepSchema>>
export type SaveStep = Extract<Step, { readonly kind: 'save' }>
export type SaveItem = SaveStep['items'][number]

/**
 * `sent` is written before the request: after a crash nobody knows more. `unknown`: the drive may have done it. Both are
 * settled by looking into the drive alone.
 */
export const stepStates = ['planned', 'sent', 'verified', 'failed', 'unknown'] as const
export type StepState = (typeof stepStates)[number]

export const leftSchema = z.object({
  folder: z.string(),
  name: z.string(),
  reason: z.enum(leaveReasons),
})
export type Left = Readonly<z.output<typeof leftSchema>>

/** Why a plan waits for a person; `unsure`: an episode was read of which more than one number could be meant. */
export const questions = ['first', 'large', 'bins', 'unsure'] as const
export type Question = (typeof questions)[number]

/** What a run is going to do; the steps are done in their order. */
export type Plan = {
  readonly steps: readonly Step[]
  readonly left: readonly Left[]
  /** Null where nobody needs to be asked. */
  readonly question: Question | null
}

/** A file of a share that a task has saved, or found in its folder. */
export const savedFileSchema = z.object({
  /** The share's. */
  sourceId: z.string(),
  folder: z.string(),
  /** As it was called in the share. */
  original: z.string(),
  /** As it is to be called. */
  name: z.string(),
  size: z.number(),
  /** The drive's; empty for what lay there before. */
  driveId: z.string(),
  /** `landed` has not got its name yet. */
  state: z.enum(['landed', 'named', 'adopted']),
  /** Milliseconds since 1970. */
  savedAt: z.number(),
})
export type SavedFile = Readonly<z.output<typeof savedFileSchema>>
