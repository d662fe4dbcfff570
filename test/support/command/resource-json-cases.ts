import { z } from 'zod'
import { runSchema } from '../../../electron/api/contract/runs.ts'
import { importPreviewSchema } from '../../../electron/engine/model/import.ts'
import { resourceSchema } from '../../../electron/engine/model/resource.ts'
import { changedSchema, deletionSchema } from '../../../electron/engine/model/resources/bulk.ts'
import { labelSchema } from '../../../electron/engine/model/resources/labels.ts'
import { replacementsSchema } from '../../../electron/engine/model/resources/replacements.ts'
import { viewSchema } from '../../../electron/engine/model/resources/views.ts'
import { takeoverPreviewSchema } from '../../../electron/engine/model/takeover.ts'
import { type JsonCase, nothing } from './json-case.ts'

export const shares = 'https://pan.quark.cn/s/a1b2c3d4'
const config = JSON.stringify({
  tasklist: [{ taskname: '三体', shareurl: `${shares}0005`, savepath: '/' }],
  crontab: '0 8 * * 0',
})
const imported = z.strictObject({
  preview: importPreviewSchema,
  added: z.int(),
  importId: z.int().nullable(),
})
const takenOver = z.strictObject({
  preview: takeoverPreviewSchema,
  added: z.int(),
  importId: z.int().nullable(),
  jobId: z.string().nullable(),
})

/** What the commands of links print with --json, in the order they run in. */
export const resourceJsonCases: Readonly<Record<string, readonly JsonCase[]>> = {
  'resources list': [{ args: [], answer: resourceSchema.array().length(0) }],
  'resources export': [
    { args: [], answer: z.array(z.never()) },
    { args: ['--format', 'csv'], answer: nothing, exit: 2, error: 'USAGE' },
  ],
  'resources add': [
    { args: [`${shares}0007`, '--title', '黑镜'], answer: resourceSchema },
    { args: [`${shares}0007`], answer: nothing, exit: 1, error: 'LINK_DUPLICATE' },
  ],
  'resources check': [
    { args: ['--filter', '黑镜'], answer: runSchema },
    { args: ['--filter', 'nothing'], answer: nothing, exit: 2, error: 'NO_LINKS' },
    { args: [], answer: nothing, exit: 2, error: 'USAGE' },
    { args: ['99'], answer: nothing, exit: 1, error: 'RESOURCE_NOT_FOUND' },
  ],
  'resources import': [
    {
      args: ['-'],
      input: `${shares}0008`,
      answer: imported.extend({ added: z.literal(0) }),
      exit: 1,
      error: 'NOT_CONFIRMED',
    },
    {
      args: ['-', '--yes'],
      input: `${shares}0008`,
      answer: imported.extend({ added: z.literal(1) }),
    },
    { args: ['-', '--yes'], input: 'no link', answer: imported.extend({ added: z.literal(0) }) },
    { args: ['/nowhere'], answer: nothing, exit: 1, error: 'FILE_UNREADABLE' },
  ],
  'import-quark-auto-save': [
    { args: ['-'], input: config, answer: takenOver, exit: 1, error: 'NOT_CONFIRMED' },
    { args: ['-', '--yes'], input: config, answer: takenOver.extend({ added: z.literal(1) }) },
    { args: ['-'], input: '{', answer: nothing, exit: 1, error: 'IMPORT_UNREADABLE' },
    {
      args: ['-', '--script', 'quark_auto_save.py'],
      input: config,
      answer: nothing,
      exit: 2,
      error: 'USAGE',
    },
  ],
  'resources list again': [{ args: ['--limit', '0'], answer: resourceSchema.array().length(3) }],
  'resources export again': [
    { args: ['--filter', '黑镜'], answer: z.array(z.unknown()).length(1) },
  ],
  'resources delete': [
    { args: ['1'], answer: nothing, exit: 1, error: 'NOT_CONFIRMED' },
    { args: ['1', '--yes'], answer: deletionSchema },
    { args: ['1', '--yes'], answer: nothing, exit: 1, error: 'RESOURCE_NOT_FOUND' },
    { args: ['--category', 'none', '--yes'], answer: nothing, exit: 2, error: 'NO_LINKS' },
  ],
  'resources restore': [
    { args: ['1'], answer: z.strictObject({ restored: z.literal(1) }) },
    { args: ['1'], answer: nothing, exit: 1, error: 'UNDO_GONE' },
  ],
  'resources change': [
    {
      args: ['--health', 'unchecked', '--set-category', '待看', '--add-tag', '4K'],
      answer: changedSchema,
    },
    { args: ['1'], answer: nothing, exit: 2, error: 'USAGE' },
  ],
  'resources edit': [
    { args: ['1', '--title', '黑镜 第一季'], answer: resourceSchema },
    { args: ['1'], answer: nothing, exit: 2, error: 'USAGE' },
    { args: ['99', '--note', 'x'], answer: nothing, exit: 1, error: 'RESOURCE_NOT_FOUND' },
  ],
  'resources override': [
    { args: ['1', '--dead', '--until', '2099-01-01'], answer: resourceSchema },
    {
      args: ['1', '--alive', '--until', '2001-01-01'],
      answer: nothing,
      exit: 1,
      error: 'OVERRIDE_PAST',
    },
    { args: ['1', '--alive'], answer: nothing, exit: 2, error: 'USAGE' },
    {
      args: ['1', '--end', '--until', '2099-01-01', '--dead'],
      answer: nothing,
      exit: 2,
      error: 'USAGE',
    },
  ],
  'resources replacements': [
    { args: ['--health', 'dead'], answer: replacementsSchema.array().length(1) },
    { args: ['99'], answer: nothing, exit: 1, error: 'RESOURCE_NOT_FOUND' },
  ],
  'resources override again': [{ args: ['1', '--end'], answer: resourceSchema }],
  'resources replace': [
    { args: ['1', `${shares}0009`], answer: resourceSchema },
    { args: ['1', '--by', '1'], answer: nothing, exit: 1, error: 'LINK_OWN' },
    {
      args: ['1', '--by', '2'],
      answer: z.strictObject({ resource: resourceSchema, undo: z.int() }),
    },
    { args: ['1'], answer: nothing, exit: 2, error: 'USAGE' },
  ],
  'resources restore again': [{ args: ['3'], answer: z.strictObject({ restored: z.literal(2) }) }],
  'resources review': [{ args: [], answer: z.strictObject({ reviewed: z.int() }) }],
  'resources rename-category': [
    { args: ['待看', '在看'], answer: z.strictObject({ renamed: z.literal('在看') }) },
    { args: ['待看', 'x'], answer: nothing, exit: 1, error: 'LABEL_NOT_FOUND' },
  ],
  'resources merge-category': [
    { args: ['在看', 'x'], answer: nothing, exit: 1, error: 'LABEL_NOT_FOUND' },
    { args: ['在看', '在看'], answer: z.strictObject({ changed: z.literal(0) }) },
  ],
  'resources delete-category': [
    { args: ['none'], answer: nothing, exit: 1, error: 'LABEL_NOT_FOUND' },
  ],
  'resources rename-tag': [
    { args: ['4K', 'UHD'], answer: z.strictObject({ renamed: z.literal('UHD') }) },
  ],
  'resources merge-tag': [
    { args: ['UHD', 'x'], answer: nothing, exit: 1, error: 'LABEL_NOT_FOUND' },
  ],
  'resources delete-tag': [{ args: ['UHD'], answer: z.strictObject({ changed: z.int().min(1) }) }],
  'resources views': [{ args: [], answer: viewSchema.array().length(0) }],
  'resources add-view': [
    { args: ['Dead', '--health', 'dead', '--order', 'died'], answer: viewSchema },
    { args: ['Dead'], answer: nothing, exit: 1, error: 'VIEW_EXISTS' },
  ],
  'resources set-view': [
    { args: ['1', '--name', 'Gone'], answer: viewSchema },
    { args: ['1'], answer: nothing, exit: 2, error: 'USAGE' },
    { args: ['9', '--name', 'x'], answer: nothing, exit: 1, error: 'VIEW_NOT_FOUND' },
  ],
  'resources delete-view': [
    { args: ['1'], answer: z.strictObject({ deleted: z.literal(1) }) },
    { args: ['1'], answer: nothing, exit: 1, error: 'VIEW_NOT_FOUND' },
  ],
  'resources categories': [{ args: [], answer: labelSchema.array().min(1) }],
  'resources tags': [{ args: ['--filter', '4'], answer: labelSchema.array() }],
}
