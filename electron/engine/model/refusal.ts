import { z } from 'zod'
import { unavailableReasons } from './job.ts'
import { filled, messageSchema, reasonSchema } from './message.ts'
import { accountRefusals } from './refusals/account-refusals.ts'
import { dataRefusals } from './refusals/data-refusals.ts'
import { jobsFileRefusals } from './refusals/jobs-file-refusals.ts'
import { libraryRefusals } from './refusals/library-refusals.ts'
import { moveRefusals } from './refusals/move-refusals.ts'
import { noticeRefusals } from './refusals/notice-refusals.ts'
import { savingRefusals } from './refusals/saving-refusals.ts'
import { scriptRefusals } from './refusals/script-refusals.ts'
import { workerRefusals } from './refusals/worker-refusals.ts'
import { needSchema } from './tokens/api-token.ts'

/**
 * Every refusal a caller can act on: its stable code, the HTTP status it has there, the shape of its data,
 * and its sentence in English, with values of the data in {{}}. `errors.<code>` or `machineErrors.<code>` of
 * the words has the sentence in each language. English stands twice: the engine knows nothing of the words above
 * it, and these are plain JSON for translators; a test holds the two equal.
 */
export const refusals = {
  JOB_NOT_FOUND: {
    status: 404,
    data: z.object({ id: z.string() }),
    message: 'There is no job “{{id}}”.',
  },
  /** Another version of Pansentry wrote the job, or a hand; it can only be deleted. */
  JOB_UNAVAILABLE: {
    status: 409,
    data: z.object({ id: z.string(), reason: z.enum(unavailableReasons), detail: z.string() }),
    message:
      'This version of Pansentry cannot run the job “{{id}}”; the list of jobs shows why. It can be deleted.',
  },
  JOB_RUNNING: {
    status: 409,
    data: z.object({ id: z.string(), runId: z.number() }),
    message: 'The job is already running. Wait for it, or stop it first.',
  },
  JOB_EXISTS: {
    status: 409,
    data: z.object({ id: z.string() }),
    message: 'There is already a job “{{id}}”; choose another id.',
  },
  JOB_INVALID: {
    status: 422,
    /** `field` is a path like `params.program`. */
    data: z.object({
      field: z.string(),
      reason: z.string(),
      because: messageSchema.optional(),
    }),
    message: 'This job cannot be saved: {{reason}} ({{field}})',
  },
  /** Only a script, or a job whose file is gone, can be deleted: the others would come back. */
  JOB_UNDELETABLE: {
    status: 409,
    data: z.object({ id: z.string(), kind: z.string() }),
    message:
      'This job cannot be deleted: pause it instead, or delete the file it comes from, if it comes from one.',
  },
  JOB_SOURCE_MISSING: {
    status: 409,
    data: z.object({ id: z.string(), file: z.string() }),
    message: '{{file}} is gone or no longer declares this job.',
  },
  /** Only the check of links knows which of them are due. */
  JOB_HAS_NO_DUE: {
    status: 422,
    data: z.object({ id: z.string() }),
    message: '“{{id}}” cannot be asked for what is due; only check_resources_links can.',
  },
  SCHEDULE_INVALID: {
    status: 422,
    /** `field` is the part of the trigger at fault, empty where it is the whole. */
    data: reasonSchema.extend({ field: z.string() }),
    message: 'The schedule cannot be read: {{reason}}',
  },
  /** A date of no calendar such as 30 February, an end before the start, or an end that has passed. */
  SCHEDULE_NEVER_DUE: {
    status: 422,
    data: z.object({}),
    message: 'With this schedule the job would never run; choose another, or pause the job.',
  },
  PAUSE_END_INVALID: {
    status: 422,
    data: z.object({ until: z.string() }),
    message:
      '“{{until}}” is no time to come. Write 08:00, tomorrow 08:00, or a date and a time such as 2027-01-01 08:00.',
  },
  RUN_NOT_FOUND: {
    status: 404,
    data: z.object({ id: z.number() }),
    message: 'There is no run {{id}}.',
  },
  /** Stopping such a run would lose what it has begun. */
  RUN_UNPAUSABLE: {
    status: 409,
    data: z.object({ id: z.number() }),
    message: 'This run cannot go on where it was. Stop it instead.',
  },
  RESOURCE_NOT_FOUND: {
    status: 404,
    data: z.object({ id: z.number() }),
    message: 'There is no link {{id}}; it may have been deleted.',
  },
  LINK_INVALID: {
    status: 422,
    data: z.object({ url: z.string() }),
    message:
      'There is no link in it that can be checked: write an address that begins with http:// or https://, or the text of a share.',
  },
  LINK_DUPLICATE: {
    status: 409,
    data: z.object({ url: z.string() }),
    message: 'This share is already in your links.',
  },
  PREVIEW_GONE: {
    status: 410,
    data: z.object({}),
    message: 'This preview has expired. Read the text again.',
  },
  IMPORT_ROW_UNKNOWN: {
    status: 422,
    data: z.object({ row: z.number() }),
    message: 'The preview has no row {{row}}. Nothing was imported; read the text again.',
  },
  /** Pansentry ended while the import was being read in. */
  IMPORT_ENDED: {
    status: 409,
    data: z.object({}),
    message:
      'Pansentry ended before the import was complete, and kept nothing of it. Import it again.',
  },
  /** All of it is kept, and a part of it is not in the list yet; `reason` is empty when Pansentry ends. */
  IMPORT_UNFINISHED: {
    status: 409,
    data: reasonSchema.partial({ because: true }),
    message:
      'The import is not complete yet. The rest follows by itself; do not import it again. {{reason}}',
  },
  /** A file that cannot be read as what it is given for; the reason tells what to mend. */
  IMPORT_UNREADABLE: {
    status: 422,
    data: reasonSchema,
    message: 'This file cannot be read: {{reason}}',
  },
  /** Both in MB. */
  IMPORT_TOO_LARGE: {
    status: 413,
    data: z.object({ size: z.number(), limit: z.number() }),
    message:
      'This has {{size}} MB; up to {{limit}} MB can be read at once. Split it, and import one part after the other.',
  },
  /** `kind` is the usual ending of such files, such as `.pdf`. */
  IMPORT_NOT_TEXT: {
    status: 422,
    data: z.object({ kind: z.string() }),
    message:
      'This is a file of the kind “{{kind}}”, from which no links can be read. Save it as CSV, Excel (.xlsx) or plain text (SQLite: “sqlite3 pan.db .dump > pan.sql”), and import that.',
  },
  FILE_MISSING: {
    status: 422,
    data: z.object({ file: z.string() }),
    message: 'There is no file “{{file}}”. Write its whole path.',
  },
  TIME_ZONE_UNKNOWN: {
    status: 422,
    data: z.object({ timeZone: z.string() }),
    message: '“{{timeZone}}” is not a time zone; choose one like Asia/Shanghai.',
  },
  START_AT_LOGIN_FIXED: {
    status: 409,
    data: z.object({}),
    message:
      'Starting at login cannot be switched here; `startAtLoginHindrance` of the settings tells why.',
  },
  DOOR_CLOSED: {
    status: 409,
    data: z.object({}),
    message: 'Browsers and scripts are not let in; switch it on in the settings.',
  },
  /** The token that asks may not do this. */
  RIGHT_MISSING: {
    status: 403,
    data: z.object({ right: needSchema }),
    message:
      'This token may not do that: it has not the right “{{right}}”. Make one that has it, or use the one of the file api-token.',
  },
  TOKEN_EXISTS: {
    status: 409,
    data: z.object({ name: z.string() }),
    message: 'There is already a token “{{name}}”; choose another name, or revoke it first.',
  },
  TOKEN_NOT_FOUND: {
    status: 404,
    data: z.object({ name: z.string() }),
    message: 'There is no token “{{name}}”.',
  },
  SESSION_NOT_FOUND: {
    status: 404,
    data: z.object({ id: z.string() }),
    message: 'This browser is not signed in any more.',
  },
  TOKEN_END_PASSED: {
    status: 422,
    data: z.object({}),
    message: 'The end of the token has passed already; choose a later one.',
  },
  PORT_TAKEN: {
    status: 409,
    data: z.object({ port: z.number() }),
    message:
      'Port {{port}} is in use. Choose another one, or close the program that uses it and try again.',
  },
  /** The port is not for everybody, the address is of another machine … */
  PORT_UNOPENABLE: {
    status: 422,
    data: reasonSchema.extend({ port: z.number() }),
    message: 'Port {{port}} cannot be opened: {{reason}}',
  },
  /** Whoever reaches a host that is not this machine's alone must have to sign in. */
  PASSWORD_MISSING: {
    status: 422,
    data: z.object({ host: z.string() }),
    message: '{{host}} can be reached from other machines: set a password, or listen on 127.0.0.1.',
  },
  ...accountRefusals,
  ...dataRefusals,
  ...noticeRefusals,
  ...libraryRefusals,
  ...moveRefusals,
  ...jobsFileRefusals,
  ...savingRefusals,
  ...scriptRefusals,
  ...workerRefusals,
} as const

export type RefusalCode = keyof typeof refusals
export type RefusalData<Code extends RefusalCode> = z.output<(typeof refusals)[Code]['data']>

/** Something asked for cannot be done, and nothing was changed; `message` is the sentence in English. */
export class Refusal<Code extends RefusalCode = RefusalCode> extends Error {
  override readonly name = 'Refusal'
  readonly code: Code
  readonly data: RefusalData<Code>

  constructor(code: Code, data: RefusalData<Code>, options?: ErrorOptions) {
    super(filled(refusals[code].message, data), options)
    this.code = code
    this.data = data
  }
}

/** Whether an error is a refusal, of this code if one is given. */
export function isRefusal<Code extends RefusalCode>(
  error: unknown,
  code?: Code,
): error is Refusal<Code> {
  return error instanceof Refusal && (code === undefined || error.code === code)
}
