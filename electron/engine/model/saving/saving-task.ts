import { z } from 'zod'
import { accountIdSchema } from '../account/account.ts'
import { triggerSchema } from '../trigger.ts'
import { hookIdSchema } from './hook.ts'

export const savingTaskIdSchema = z.number().int().min(1)

/** When the tasks run that have no schedule of their own. */
export const commonCrontab = '0 8,18,20 * * *'

const rule = z.string().max(2000)

/** Rules that have a name, as people's tasks write them in the place of a pattern. */
export const namingPresets = [
  '$TV',
  '$TV_REGEX',
  '$BLACK_WORD',
  '$SHOW_MAGIC',
  '$TV_MAGIC',
] as const
export type NamingPreset = (typeof namingPresets)[number]

/** How files of a share are picked and called in the folder. */
export const namingSchema = z.discriminatedUnion('kind', [
  /** As quark-auto-save has it: a pattern of Python's `re` or the name of a preset, and what takes its place. */
  z.object({
    kind: z.literal('pattern'),
    pattern: rule.default(''),
    /** Empty keeps the names, or leaves them to the preset. */
    replacement: rule.default(''),
  }),
  /** A whole name made of tokens such as `{title}` and `{episode:00}`; the suffix follows by itself. */
  z.object({
    kind: z.literal('tokens'),
    /** Empty takes everything. */
    pattern: rule.default(''),
    name: rule.min(1),
  }),
  /** Counts on from the greatest number in the folder; `{}` stands for it. */
  z.object({ kind: z.literal('sequence'), name: rule }),
  /** Reads the episode from the name; `[]` stands for it. */
  z.object({ kind: z.literal('episode'), name: rule }),
])
export type Naming = Readonly<z.output<typeof namingSchema>>

const word = z.string().trim().min(1).max(100)

/** Words in the names of files and folders; small and capital letters are alike, and a word may be a suffix. */
export const wordFilterSchema = z.object({
  /** Of each group a name needs one. */
  keep: z.array(z.array(word).max(100)).max(20),
  /** A name with one of them is left. */
  out: z.array(word).max(200),
})
export type WordFilter = Readonly<z.output<typeof wordFilterSchema>>

const episode = z.number().min(0).max(99_999).nullable()

/** What a task says: what of a share goes where, how it is called there, and when it is looked for. */
const fieldsSchema = z.object({
  name: z.string().trim().min(1).max(200),
  /** The account whose drive it saves into; null for the first of the share's drive. */
  accountId: accountIdSchema.nullable(),
  /** The link as it was shared, with its sub-folder and its passcode where it has them. */
  share: z.string().trim().min(1).max(2000),
  passcode: z.string().trim().max(50),
  /** Where it goes: a path from the top of the drive; it is made where it is missing. */
  folder: z
    .string()
    .trim()
    .min(1)
    .max(1000)
    .overwrite((path) => `/${path.split('/').filter(Boolean).join('/')}`),
  naming: namingSchema,
  filter: wordFilterSchema,
  /** Whether `1.mp4` is there where the folder holds `1.mkv`. */
  isSuffixIgnored: z.boolean(),
  /** The file of the share, by its id, at which its list ends, itself included; empty for none. */
  startId: z.string().max(100),
  /** The first and the last episode that are wanted; null for no bound. */
  from: episode,
  to: episode,
  /** Which sub-folders are followed, at their first save too: a pattern of their names; empty for none. */
  followed: rule,
  /** Whether files in followed folders are named by the rule too. */
  isNamedBelow: z.boolean(),
  /** Whether a followed folder takes the place of the one that is there, rather than what is new in it. */
  isReplaced: z.boolean(),
  /**
   * Words in a person's order, the best first: a copy of an episode with an earlier one takes the place of what the task
   * saved. Empty for never.
   */
  preferred: z.array(word).max(20),
  /** The last day it runs; null for none. */
  endsOn: z.iso.date().nullable(),
  /** From 1 for Monday; null for each day, empty for never. */
  weekdays: z
    .array(z.number().int().min(1).max(7))
    .overwrite((days) => [...new Set(days)].toSorted((a, b) => a - b))
    .nullable(),
  /** Null for the common schedule. */
  trigger: triggerSchema.nullable(),
  /** How many episodes there are, where the person knows. */
  total: z.number().int().min(1).max(99_999).nullable(),
  stopsWhenComplete: z.boolean(),
  /** What is done with files once they are in the drive. */
  hooks: z.array(hookIdSchema).max(20),
  isPaused: z.boolean(),
})

const { shape } = fieldsSchema

/** A new task: what is not said is at its usual value. */
export const savingTaskDraftSchema = fieldsSchema.extend({
  accountId: shape.accountId.default(null),
  passcode: shape.passcode.default(''),
  naming: shape.naming.default({ kind: 'pattern', pattern: '', replacement: '' }),
  filter: shape.filter.default({ keep: [], out: [] }),
  isSuffixIgnored: shape.isSuffixIgnored.default(false),
  startId: shape.startId.default(''),
  from: shape.from.default(null),
  to: shape.to.default(null),
  followed: shape.followed.default(''),
  isNamedBelow: shape.isNamedBelow.default(false),
  isReplaced: shape.isReplaced.default(false),
  preferred: shape.preferred.default([]),
  endsOn: shape.endsOn.default(null),
  weekdays: shape.weekdays.default(null),
  trigger: shape.trigger.default(null),
  total: shape.total.default(null),
  stopsWhenComplete: shape.stopsWhenComplete.default(false),
  hooks: shape.hooks.default([]),
  isPaused: shape.isPaused.default(false),
})
export type SavingTaskDraft = Readonly<z.output<typeof savingTaskDraftSchema>>

/** A task as it is kept. Times are milliseconds since 1970. */
export const savingTaskSchema = fieldsSchema.extend({
  id: savingTaskIdSchema,
  createdAt: z.number(),
  changedAt: z.number(),
})
export type SavingTask = Readonly<z.output<typeof savingTaskSchema>>

/** What of a task changes; what is not named stays. */
export const savingTaskChangeSchema = fieldsSchema.partial()
export type SavingTaskChange = Readonly<z.output<typeof savingTaskChangeSchema>>

/** Names to try a rule on: those of a share, and those that are in the folder already. */
export const namesTrialSchema = z.object({
  name: z.string().trim().max(200),
  naming: namingSchema,
  filter: wordFilterSchema.optional(),
  isSuffixIgnored: z.boolean().default(false),
  from: episode.default(null),
  to: episode.default(null),
  names: z.array(z.string().min(1).max(400)).max(2000),
  present: z.array(z.string().min(1).max(400)).max(5000).default([]),
})
export type NamesTrial = Readonly<z.output<typeof namesTrialSchema>>

/** Why a file of a share is not saved. */
export const leftReasons = [
  /** The rule does not take it. */
  'no-match',
  /** A word in its name says so. */
  'filtered',
  /** Its episode is none of those that are wanted. */
  'out-of-range',
  /** One of its own name is in the folder. */
  'name-present',
  /** One of its new name is in the folder. */
  'new-name-present',
  /** Its episode is in the folder as another kind of video. */
  'episode-present',
  /** Another one of this run has its new name. */
  'same-name',
  /** The rule has too many ways through its name. */
  'too-slow',
] as const
export type LeftReason = (typeof leftReasons)[number]

/** Why a file is saved under its own name though the rule has another for it. */
export const ownNameReasons = ['empty', 'no-number', 'unreadable', 'too-long'] as const
export type OwnNameReason = (typeof ownNameReasons)[number]

/** What becomes of one file. */
export const triedNameSchema = z.object({
  source: z.string(),
  /** Null where it is left. */
  name: z.string().nullable(),
  left: z.enum(leftReasons).nullable(),
  own: z.enum(ownNameReasons).nullable(),
  /** What was read in its name; empty where it gives none. */
  season: z.string(),
  episode: z.string(),
  part: z.string(),
  /** Whether a person had better look at the number that was read. */
  isUnsure: z.boolean(),
})
export type TriedName = Readonly<z.output<typeof triedNameSchema>>
