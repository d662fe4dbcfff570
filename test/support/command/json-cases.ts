import { z } from 'zod'
import { backUpJobId, jobSchema } from '../../../electron/api/contract/jobs.ts'
import { jobsFilePreviewSchema } from '../../../electron/api/contract/jobs-file.ts'
import { workersStateSchema } from '../../../electron/api/contract/machines/workers.ts'
import { runLineSchema, runSchema } from '../../../electron/api/contract/runs.ts'
import { settingsSchema } from '../../../electron/api/contract/settings.ts'
import { jobsFileSchema } from '../../../electron/engine/model/moves/jobs-file.ts'
import { spotAnswerSchema } from '../../../electron/engine/model/spot-check.ts'
import { apiTokenSchema } from '../../../electron/engine/model/tokens/api-token.ts'
import { notifyJsonCases } from '../notify/notify-json-cases.ts'
import { saveJsonCases } from '../saving/save-json-cases.ts'
import { accountJsonCases } from './account-json-cases.ts'
import { type JsonCase, nothing } from './json-case.ts'
import { resourceJsonCases, shares } from './resource-json-cases.ts'

export { type JsonCase, nothing } from './json-case.ts'

const jobsFile = JSON.stringify({
  format: 'pansentry-jobs',
  version: 1,
  jobs: [],
  settings: { checkSpeed: 'slow' },
})
const movedFileSchema = z.strictObject({
  file: z.string(),
  bytes: z.number(),
  leftOut: z.string().array(),
  secretsLeftOut: z.string().array(),
})

/** What each command prints with --json: its answer, an empty one, its refusals; in the order they run in. */
export const jsonCases: Readonly<Record<string, readonly JsonCase[]>> = {
  jobs: [{ args: [], answer: jobSchema.array().min(3) }],
  runs: [{ args: [], answer: runSchema.array().length(0) }],
  logs: [{ args: [], answer: nothing, exit: 1, error: 'NO_RUNS' }],
  run: [
    { args: ['cleanup_temp_files'], answer: runSchema },
    { args: ['nothing'], answer: nothing, exit: 1, error: 'JOB_NOT_FOUND' },
    {
      args: ['cleanup_temp_files', '--due'],
      answer: nothing,
      exit: 1,
      error: 'JOB_HAS_NO_DUE',
    },
  ],
  'runs again': [{ args: ['--limit', '1'], answer: runSchema.array().length(1) }],
  'logs again': [
    {
      args: [],
      answer: { lines: runLineSchema.extend({ runId: z.int(), jobId: z.string() }).strict() },
    },
    { args: ['-f'], answer: nothing, exit: 1, error: 'NOT_RUNNING' },
  ],
  cancel: [
    { args: [], answer: z.strictObject({ runId: z.null(), cancelled: z.literal(false) }), exit: 1 },
    { args: ['99'], answer: nothing, exit: 1, error: 'RUN_NOT_FOUND' },
  ],
  pause: [
    { args: ['check_resources_links'], answer: jobSchema },
    { args: ['check_resources_links', '--until', 'tomorrow 08:00'], answer: jobSchema },
    { args: ['--all'], answer: settingsSchema },
    { args: ['--all', '--for', '1h'], answer: settingsSchema },
    { args: ['--all', '--for', 'long'], answer: nothing, exit: 2, error: 'USAGE' },
    { args: ['--all', '--for', '1h', '--until', '8:00'], answer: nothing, exit: 2, error: 'USAGE' },
    { args: ['--all', '--until', 'soon'], answer: nothing, exit: 1, error: 'PAUSE_END_INVALID' },
    { args: [], answer: nothing, exit: 2, error: 'USAGE' },
    { args: ['nothing'], answer: nothing, exit: 1, error: 'JOB_NOT_FOUND' },
  ],
  resume: [
    { args: ['check_resources_links'], answer: jobSchema },
    { args: ['--all'], answer: settingsSchema },
    { args: [], answer: nothing, exit: 2, error: 'USAGE' },
  ],
  'job add': [
    { args: ['mine', '--every', '6h', '--', 'node', '--json'], answer: jobSchema },
    { args: ['mine', '--every', '6h', 'node'], answer: nothing, exit: 1, error: 'JOB_EXISTS' },
  ],
  'job set': [
    { args: ['mine', '--paused'], answer: jobSchema },
    { args: ['mine'], answer: nothing, exit: 2, error: 'USAGE' },
    { args: [backUpJobId, '--param', 'a=1'], answer: nothing, exit: 1, error: 'JOB_INVALID' },
    { args: ['nothing', '--paused'], answer: nothing, exit: 1, error: 'JOB_NOT_FOUND' },
  ],
  'job export': [
    { args: [], answer: jobsFileSchema },
    { args: ['/nowhere/at-all'], answer: nothing, exit: 1, error: 'FILE_UNWRITABLE' },
    { args: [import.meta.filename], answer: nothing, exit: 1, error: 'NOT_CONFIRMED' },
  ],
  'job import': [
    { args: ['-', '--dry-run'], input: jobsFile, answer: jobsFilePreviewSchema },
    { args: ['-'], input: jobsFile, answer: nothing, exit: 1, error: 'NOT_CONFIRMED' },
    {
      args: ['-', '--yes'],
      input: jobsFile,
      answer: z.strictObject({
        jobs: z.literal(0),
        settings: z.literal(1),
        undo: z.literal(1),
        preview: jobsFilePreviewSchema,
      }),
    },
    { args: ['-'], input: '[]', answer: nothing, exit: 1, error: 'JOBS_FILE_FOREIGN' },
  ],
  'job restore': [
    {
      args: ['1'],
      answer: z.strictObject({
        jobs: z.literal(0),
        settings: z.literal(1),
        refused: z.strictObject({ jobs: z.tuple([]), settings: z.tuple([]) }),
      }),
    },
    { args: ['1'], answer: nothing, exit: 1, error: 'UNDO_GONE' },
  ],
  'job remove': [
    { args: ['mine'], answer: nothing, exit: 1, error: 'NOT_CONFIRMED' },
    { args: ['mine', '--yes'], answer: z.strictObject({ deleted: z.literal('mine') }) },
    { args: [backUpJobId, '--yes'], answer: nothing, exit: 1, error: 'JOB_UNDELETABLE' },
  ],
  next: [
    {
      args: ['0 2 * * *'],
      answer: z.strictObject({ at: z.int(), iso: z.iso.datetime() }).array().length(5),
    },
    { args: ['0 0 30 2 *'], answer: z.array(z.never()), exit: 1, error: 'NEVER_RUNS' },
    { args: ['99 * * * *'], answer: nothing, exit: 1, error: 'SCHEDULE_INVALID' },
  ],
  check: [
    { args: [`${shares}0001`, `${shares}0404`], answer: { lines: spotAnswerSchema }, exit: 3 },
    { args: ['-'], input: 'no link', answer: nothing, exit: 2, error: 'NO_LINKS' },
    { args: [], answer: nothing, exit: 2, error: 'USAGE' },
    { args: ['--all'], answer: runSchema },
  ],
  'settings get': [
    { args: [], answer: settingsSchema },
    { args: ['http.port'], answer: z.literal(5005) },
  ],
  'settings set': [
    { args: ['theme', 'dark'], answer: settingsSchema },
    { args: ['startAtLogin', 'true'], answer: nothing, exit: 1, error: 'START_AT_LOGIN_FIXED' },
  ],
  ...resourceJsonCases,
  backup: [{ args: [], answer: runSchema }],
  restore: [
    { args: ['BACKUP'], answer: nothing, exit: 1, error: 'NOT_CONFIRMED' },
    {
      args: ['BACKUP', '--yes'],
      answer: z.strictObject({ restored: z.string(), kept: z.string() }),
    },
    { args: ['/nowhere', '--yes'], answer: nothing, exit: 1, error: 'FILE_UNREADABLE' },
  ],
  'export-all': [
    { args: ['EVERYTHING'], answer: movedFileSchema },
    { args: ['/nowhere/at-all'], answer: nothing, exit: 1, error: 'FILE_UNWRITABLE' },
  ],
  'import-all': [
    { args: ['EVERYTHING'], answer: nothing, exit: 1, error: 'NOT_CONFIRMED' },
    {
      args: ['EVERYTHING', '--yes'],
      answer: z.strictObject({
        links: z.literal(3),
        jobs: z.number(),
        kept: z.string().array().min(1),
        secretsLeftOut: z.string().array().length(0),
      }),
    },
    { args: ['BACKUP', '--yes'], answer: nothing, exit: 1, error: 'MOVE_FOREIGN' },
    { args: ['/nowhere', '--yes'], answer: nothing, exit: 1, error: 'FILE_UNREADABLE' },
  ],
  doctor: [
    {
      args: [],
      answer: z
        .strictObject({
          check: z.string(),
          status: z.enum(['good', 'warn', 'bad']),
          found: z.string(),
          advice: z.string(),
        })
        .array(),
    },
  ],
  serve: [
    { args: ['--host', '0.0.0.0'], answer: nothing, exit: 2, error: 'NETWORK' },
    { args: ['--trust-proxy', 'nas.lan'], answer: nothing, exit: 2, error: 'USAGE' },
  ],
  worker: [
    { args: [], answer: nothing, exit: 2, error: 'USAGE' },
    {
      args: ['--queue', 'postgres://nas.lan/x'],
      answer: nothing,
      exit: 1,
      error: 'QUEUE_UNENCRYPTED',
    },
    { args: ['--queue', 'nas.lan'], answer: nothing, exit: 1, error: 'QUEUE_ADDRESS_INVALID' },
  ],
  'workers list': [
    {
      args: [],
      answer: workersStateSchema
        .extend({ queue: z.null(), workers: nothing.array(), totals: nothing.array() })
        .strict(),
    },
  ],
  'workers add': [
    { args: ['nas'], answer: nothing, exit: 1, error: 'QUEUE_MISSING' },
    { args: ['NAS'], answer: nothing, exit: 2, error: 'USAGE' },
  ],
  'workers remove': [{ args: ['nas'], answer: nothing, exit: 1, error: 'QUEUE_MISSING' }],
  stop: [{ args: [], answer: z.strictObject({ stopped: z.null() }) }],
  health: [{ args: [], answer: nothing, exit: 1, error: 'NOT_RUNNING' }],
  'sign-in': [{ args: [], answer: nothing, exit: 1, error: 'NOT_RUNNING' }],
  'tokens add': [
    { args: ['mine'], answer: apiTokenSchema.extend({ token: z.string() }).strict() },
    { args: ['mine'], answer: nothing, exit: 1, error: 'TOKEN_EXISTS' },
    {
      args: ['other', '--until', '2001-01-01'],
      answer: nothing,
      exit: 1,
      error: 'TOKEN_END_PASSED',
    },
    { args: ['other', '--rights', 'all'], answer: nothing, exit: 2, error: 'USAGE' },
  ],
  'tokens list': [{ args: [], answer: apiTokenSchema.strict().array().length(1) }],
  'tokens revoke': [
    { args: ['mine'], answer: z.strictObject({ revoked: z.literal('mine') }) },
    { args: ['mine'], answer: nothing, exit: 1, error: 'TOKEN_NOT_FOUND' },
  ],
  ...accountJsonCases,
  ...notifyJsonCases,
  ...saveJsonCases,
  'sign-out': [{ args: [], answer: z.strictObject({ ended: z.int() }) }],
  completion: [
    { args: ['bash'], answer: z.strictObject({ shell: z.literal('bash'), script: z.string() }) },
    { args: ['csh'], answer: nothing, exit: 2, error: 'USAGE' },
  ],
}
