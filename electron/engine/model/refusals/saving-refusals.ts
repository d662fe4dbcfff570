import { z } from 'zod'
import { reasonSchema } from '../message.ts'

/** What is refused of what is saved into a person's own drive; lines of the table in `refusal.ts`. */
export const savingRefusals = {
  SAVING_TASK_NOT_FOUND: {
    status: 404,
    data: z.object({ id: z.number() }),
    message: 'There is no saving task {{id}}; it may have been removed.',
  },
  SAVING_SHARE_INVALID: {
    status: 422,
    data: z.object({ share: z.string() }),
    message: 'There is no share of Quark or UC in it. Copy the link as it was shared.',
  },
  /** The reason names the place in the field. */
  SAVING_RULE_INVALID: {
    status: 422,
    data: reasonSchema.extend({ field: z.enum(['pattern', 'replacement', 'followed']) }),
    message: 'What a task takes and how it is called cannot be read ({{field}}): {{reason}}',
  },
  SAVING_RANGE_REVERSED: {
    status: 422,
    data: z.object({ from: z.number(), to: z.number() }),
    message: 'Episodes {{from}} to {{to}} are none: the last comes before the first.',
  },
  SAVING_FOLDER_INVALID: {
    status: 422,
    data: z.object({ part: z.string() }),
    message:
      'No folder of a drive is called “{{part}}”. Write the path from the top of your drive.',
  },
  SAVING_ACCOUNT_UNFIT: {
    status: 422,
    data: z.object({ id: z.number(), drive: z.string() }),
    message: 'Account {{id}} is at another drive than the share. Choose one at the same drive.',
  },
  SAVING_ACCOUNT_MISSING: {
    status: 409,
    data: z.object({}),
    message: 'There is no account at that drive. Add one first.',
  },
  SAVING_SCRIPT_NOT_FOUND: {
    status: 404,
    data: z.object({}),
    message: 'No job runs a script of quark-auto-save whose tasks could be read.',
  },
  SAVING_FOLDERS_UNREAD: {
    status: 503,
    data: reasonSchema,
    message: 'The folders could not be listed: {{reason}}',
  },
  SAVING_PLAN_NOT_FOUND: {
    status: 404,
    data: z.object({ id: z.number() }),
    message: 'There is no plan {{id}}; its task may have been removed.',
  },
  SAVING_PLAN_OVER: {
    status: 409,
    data: z.object({ id: z.number() }),
    message: 'Plan {{id}} waits for no answer: it was answered, or a newer one took its place.',
  },
  SAVING_FILE_NOT_FOUND: {
    status: 404,
    data: z.object({ id: z.string() }),
    message: 'There is no file {{id}} in this task or plan.',
  },
  SAVING_NO_TASKS: {
    status: 409,
    data: z.object({}),
    message: 'There is no saving task that could be run. Add one, or resume one.',
  },
  HOOK_NOT_FOUND: {
    status: 404,
    data: z.object({ id: z.number() }),
    message: 'There is no hook {{id}}; it may have been removed.',
  },
  HOOK_INVALID: {
    status: 422,
    data: reasonSchema.extend({ field: z.string() }),
    message: 'This hook cannot be used: {{reason}}',
  },
  SAVING_BUSY: {
    status: 409,
    data: z.object({}),
    message: 'Shares are being saved just now. Try again when the run has ended.',
  },
} as const
