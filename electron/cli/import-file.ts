import { resolve } from 'node:path'
import { z } from 'zod'
import {
  encodingNamed,
  encodings,
  type ImportPreview,
  importFormats,
  resourceTexts,
} from '../api/contract/resources.ts'
import type { ScriptFiles, TakeoverPreview } from '../api/contract/takeover.ts'
import { oneLine } from '../engine/model/terms/one-line.ts'
import { messageTexts } from '../words/message-text.ts'
import { triggerWords } from '../words/schedule/schedule-words.ts'
import { keptText, leftBehindText } from '../words/takeover.ts'
import { defineCommand } from './command.ts'
import { CommandError, exitCode } from './exit-code.ts'
import { openFile } from './input/text-file.ts'
import type { Session } from './session.ts'

// Of each kind, enough to see what it is about.
const shown = 5

// Under any of its names: `GBK` is GB18030.
const encoding = z
  .string()
  .transform((label) => encodingNamed(label) ?? label)
  .pipe(z.enum(encodings))
  .optional()

export const importResources = defineCommand({
  name: 'resources import',
  arguments: '<file>',
  options: ['--format <name>', '--encoding <name>', '--category <name>', '-y, --yes'],
  examples: [
    'resources import links.csv',
    'resources import links.csv --encoding gbk',
    'resources import - --format text --yes < links.txt',
  ],
  input: z.object({
    file: z.string(),
    format: z.enum(importFormats).optional(),
    encoding,
    category: resourceTexts.category.default(''),
    yes: z.boolean().default(false),
  }),
  run: ({ file: path, format, encoding, category, yes }, session) =>
    session.withApi(
      async (api) => {
        const file = await openFile(path, session)
        const preview = await api.resources.previewImport({ file, format, encoding })
        showPreview(preview, session)
        showLeftOut(preview, session)
        const nothing = { preview, added: 0, importId: null }
        if (!(await isWanted(preview.newCount > 0, yes, nothing, session))) return exitCode.ok
        const done = await api.resources.commitImport({ token: preview.token, category })
        const sentence = session.words.t('imported.links', { count: done.added })
        print({ preview, ...done }, [sentence], session)
        return exitCode.ok
      },
      { holds: true },
    ),
})

export const importQuarkAutoSave = defineCommand({
  name: 'import-quark-auto-save',
  arguments: '<file>',
  options: ['--encoding <name>', '--category <name>', '--script <path>', '-y, --yes'],
  examples: [
    'import-quark-auto-save quark_config.json',
    'import-quark-auto-save pan_library.sql --yes',
    'import-quark-auto-save quark_config.json --script quark_auto_save.py',
  ],
  input: z.object({
    file: z.string(),
    encoding,
    category: resourceTexts.category.default(''),
    script: z.string().optional(),
    yes: z.boolean().default(false),
  }),
  run: ({ file, encoding, category, script, yes }, session) =>
    session.withApi(
      async (api) => {
        const { t } = session.words
        if (script !== undefined && file === '-') {
          throw new CommandError('USAGE', t('cli.takeover.noConfig'))
        }
        const path = file === '-' ? '' : resolve(file)
        const source = { file: await openFile(file, session), encoding }
        const preview = await api.takeover.preview({ ...source, path })
        // A job of that name is left as it is.
        const isWithJob = script !== undefined && preview.schedule?.isTaken !== true
        const job = isWithJob ? { script: resolve(script), config: path } : undefined
        showPreview(preview.resources, session)
        showTakeover(preview, job, session)
        const changes = preview.resources.newCount > 0 || job !== undefined
        const nothing = { preview, added: 0, importId: null, jobId: null }
        if (!(await isWanted(changes, yes, nothing, session))) return exitCode.ok
        const { token } = preview.resources
        const done = await api.takeover.commit({ token, category, job })
        const sentences = [
          t('imported.links', { count: done.added }),
          ...(done.jobId === null ? [] : [t('takeover.jobMade', { id: done.jobId })]),
        ]
        print({ preview, ...done }, sentences, session)
        return exitCode.ok
      },
      { holds: true },
    ),
})

/**
 * Whether to go on: asks before anything is written. False where there is nothing to write; `nothing` is
 * then the answer to a program, as it is for one that did not say --yes.
 */
async function isWanted(
  changes: boolean,
  yes: boolean,
  nothing: unknown,
  { json, terminal, words }: Session,
): Promise<boolean> {
  if (changes && (yes || (await terminal.confirm(words.t('cli.import.question'))))) return true
  if (json) terminal.out(JSON.stringify(nothing))
  if (changes) throw new CommandError('NOT_CONFIRMED', words.t('cli.notConfirmed'))
  if (!json) terminal.say(words.t('imported.nothing'))
  return false
}

function print(answer: unknown, sentences: readonly string[], { json, terminal }: Session): void {
  for (const line of json ? [JSON.stringify(answer)] : sentences) terminal.out(line)
}

function showPreview(preview: ImportPreview, session: Session): void {
  const { json, terminal, words } = session
  if (json) return
  const { t } = words
  const { duplicateCount, duplicates, fresh, newCount, unreadable, unreadableCount } = preview
  const { encoding } = preview
  if (encoding !== null) {
    terminal.out(t('cli.import.encoding', { encoding: encoding.toUpperCase() }))
  }
  const kinds = [
    [
      t('cli.import.new', { count: newCount }),
      fresh.map(({ title, url }) => `${title}  ${url}`),
      newCount,
    ],
    [
      t('cli.import.duplicate', { count: duplicateCount }),
      duplicates.map(({ title, url }) => `${title}  ${url}`),
      duplicateCount,
    ],
    [
      t('cli.import.unreadable', { count: unreadableCount }),
      unreadable.map(({ line, text }) => t('cli.import.line', { line, text })),
      unreadableCount,
    ],
  ] as const
  for (const [title, rows, count] of kinds) {
    if (count === 0) continue
    terminal.out(terminal.paint('strong', title))
    for (const row of rows.slice(0, shown)) terminal.out(`  ${oneLine(row)}`)
    if (count > shown) terminal.out(`  ${t('list.more', { count: count - shown })}`)
  }
  showOwnNetwork(preview, session)
}

function showOwnNetwork(
  { ownNetwork: { count, urls } }: ImportPreview,
  { terminal, words: { t } }: Session,
): void {
  if (count === 0) return
  terminal.out(terminal.paint('strong', t('takeover.ownNetwork', { count })))
  for (const url of urls.slice(0, shown)) terminal.out(`  ${oneLine(url)}`)
}

function showLeftOut({ leftOut }: ImportPreview, { json, terminal, words: { t } }: Session): void {
  if (json || leftOut.length === 0) return
  const names = leftOut.join(t('list.separator'))
  terminal.out(t('takeover.left.column', { names, count: leftOut.length }))
}

function showTakeover(
  preview: TakeoverPreview,
  job: ScriptFiles | undefined,
  session: Session,
): void {
  const { format, json, terminal, words } = session
  if (json) return
  const { t } = words
  const { crontabProblem, formerlyExpired, kept, leftBehind, schedule } = preview
  if (formerlyExpired > 0) terminal.out(t('takeover.formerlyExpired', { count: formerlyExpired }))
  if (crontabProblem) {
    const reason = messageTexts(words)(crontabProblem.because)
    terminal.out(terminal.paint('warn', t('takeover.crontabProblem', { reason })))
  }
  if (schedule) {
    const { crontab, files, isTaken, jobId: id, program } = schedule
    terminal.out(
      t('cli.takeover.schedule', { crontab, schedule: triggerWords(words, schedule.trigger) }),
    )
    if (schedule.namesDaysByNumber) terminal.out(`  ${t('takeover.weekdays')}`)
    for (const at of schedule.nextTimes.slice(0, 3)) terminal.out(`  ${format.full(at)}`)
    if (isTaken) terminal.out(`  ${t('takeover.isTaken', { id, crontab })}`)
    else if (job) {
      const command = [program, job.script, job.config].join(' ')
      terminal.out(`  ${oneLine(t('cli.takeover.runs', { id, command }))}`)
    } else {
      const script = files.script || t('cli.takeover.path')
      terminal.out(`  ${oneLine(t('cli.takeover.offer', { id, script }))}`)
    }
  }
  for (const part of kept) terminal.out(oneLine(keptText(words, part)))
  if (leftBehind.length > 0) terminal.out(terminal.paint('strong', t('takeover.leftBehind')))
  for (const part of leftBehind) terminal.out(`  ${oneLine(leftBehindText(words, part))}`)
}
