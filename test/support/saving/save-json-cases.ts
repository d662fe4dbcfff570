import { z } from 'zod'
import { runSchema } from '../../../electron/api/contract/runs.ts'
import { shownAttemptSchema, shownHookSchema } from '../../../electron/api/contract/saving/hooks.ts'
import { reasonSchema } from '../../../electron/engine/model/message.ts'
import { savingCalendarSchema } from '../../../electron/engine/model/saving/calendar.ts'
import { hookTypeSchema } from '../../../electron/engine/model/saving/hook.ts'
import { savingTaskSchema } from '../../../electron/engine/model/saving/saving-task.ts'
import { saveJobId } from '../../../electron/engine/model/terms/job-ids.ts'
import { type JsonCase, nothing } from '../command/json-case.ts'

const share = 'https://pan.quark.cn/s/a1b2c3d4e5f6'

/** What the commands of `save` print with --json, in the order they run in. */
export const saveJsonCases: Readonly<Record<string, readonly JsonCase[]>> = {
  'save add': [
    {
      args: [share, '--name', '三体', '--folder', '剧集//三体/', '--pattern', '$TV_MAGIC'],
      answer: savingTaskSchema.strict(),
    },
    {
      args: [share, '--name', 'a', '--folder', '/a', '--pattern', '('],
      answer: nothing,
      exit: 1,
      error: 'SAVING_RULE_INVALID',
    },
    { args: [share, '--name', 'a'], answer: nothing, exit: 2, error: 'USAGE' },
    {
      args: [share, '--name', 'a', '--folder', '/a', '--sequence', '{}', '--episode', '[]'],
      answer: nothing,
      exit: 2,
      error: 'USAGE',
    },
  ],
  'save list': [{ args: [], answer: z.array(savingTaskSchema.strict()).length(1) }],
  'save edit': [
    { args: ['1', '--episodes', '5-', '--weekdays', 'none'], answer: savingTaskSchema.strict() },
    { args: ['1'], answer: nothing, exit: 2, error: 'USAGE' },
  ],
  'save plan': [
    {
      args: ['1'],
      answer: z.strictObject({
        end: z.strictObject({ kind: z.literal('no-account') }),
        text: z.string(),
      }),
      exit: 1,
    },
    { args: ['9'], answer: nothing, exit: 1, error: 'SAVING_TASK_NOT_FOUND' },
  ],
  'save run': [
    // There is no account to save into.
    { args: ['1'], answer: runSchema, exit: 1, logged: [saveJobId, saveJobId] },
    { args: ['9'], answer: nothing, exit: 1, error: 'SAVING_TASK_NOT_FOUND' },
  ],
  'save answer': [
    { args: ['9', '--yes'], answer: nothing, exit: 1, error: 'SAVING_PLAN_NOT_FOUND' },
    { args: ['9', '--yes', '--no'], answer: nothing, exit: 2, error: 'USAGE' },
    { args: ['9', '--episodes', 'a'], answer: nothing, exit: 2, error: 'USAGE' },
  ],
  'save history': [
    { args: [], answer: z.strictObject({ files: z.array(z.never()), next: z.null() }) },
  ],
  'save calendar': [
    {
      args: ['2026-02'],
      answer: savingCalendarSchema.strict().extend({ days: z.array(z.never()) }),
    },
    { args: ['2026-2'], answer: nothing, exit: 2, error: 'USAGE' },
  ],
  'save take-over': [
    { args: ['nowhere.json'], answer: nothing, exit: 1, error: 'FILE_UNREADABLE' },
    {
      args: ['-'],
      input: JSON.stringify({
        tasklist: [{ taskname: '长夜', shareurl: share, savepath: '/a' }, 7],
      }),
      answer: z.strictObject({
        added: z.array(savingTaskSchema.strict()).length(1),
        left: z.array(reasonSchema.extend({ name: z.literal('#2') })).length(1),
      }),
    },
  ],
  'save replace-script': [{ args: [], answer: nothing, exit: 1, error: 'SAVING_SCRIPT_NOT_FOUND' }],
  'save give-back': [{ args: ['1'], answer: nothing, exit: 1, error: 'SAVING_SCRIPT_NOT_FOUND' }],
  'save folders': [
    { args: [], answer: nothing, exit: 1, error: 'SAVING_ACCOUNT_MISSING' },
    { args: ['/', '--account', '9'], answer: nothing, exit: 1, error: 'ACCOUNT_NOT_FOUND' },
  ],
  'save refuse': [
    {
      args: ['1', '--share'],
      answer: z.strictObject({ id: z.literal(1), sourceId: z.null(), isRefused: z.literal(true) }),
    },
    { args: ['1'], answer: nothing, exit: 2, error: 'USAGE' },
    { args: ['1', 'a.mkv'], answer: nothing, exit: 1, error: 'SAVING_FILE_NOT_FOUND' },
  ],
  'save quiet': [
    {
      args: ['1', '--goes-on'],
      answer: z.strictObject({ id: z.literal(1), isOver: z.literal(false) }),
    },
    { args: ['1'], answer: nothing, exit: 2, error: 'USAGE' },
  ],
  'save hook-kinds': [{ args: [], answer: hookTypeSchema.array().min(5) }],
  'save hook-add': [
    { args: ['job', '--set', 'job=gone'], answer: shownHookSchema.strict() },
    { args: ['emby'], answer: nothing, exit: 1, error: 'HOOK_INVALID' },
  ],
  'save hooks': [{ args: [], answer: shownHookSchema.strict().array().length(1) }],
  'save hook-set': [{ args: ['1', '--off'], answer: shownHookSchema.strict() }],
  'save hook-try': [{ args: ['1'], answer: shownAttemptSchema.strict(), exit: 1 }],
  'save hook-remove': [
    { args: ['1'], answer: z.strictObject({ removed: z.literal(1) }) },
    { args: ['1'], answer: nothing, exit: 1, error: 'HOOK_NOT_FOUND' },
  ],
  'save remove': [
    { args: ['1'], answer: z.strictObject({ removed: z.literal(1) }) },
    { args: ['1'], answer: nothing, exit: 1, error: 'SAVING_TASK_NOT_FOUND' },
  ],
}
