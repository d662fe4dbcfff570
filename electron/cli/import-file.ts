import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { z } from 'zod'
import {
  type ImportFormat,
  type ImportPreview,
  importFormats,
  resourceTexts,
} from '../api/contract/resources.ts'
import type { TakeoverPreview } from '../api/contract/takeover.ts'
import { triggerText } from '../words/schedule-words.ts'
import { keptText, leftBehindText } from '../words/takeover.ts'
import { defineCommand } from './command.ts'
import { CommandError, type ExitCode, exitCode } from './exit-code.ts'
import type { Session } from './session.ts'
import { plain } from './table.ts'

// Of each kind, enough to see what it is about.
const shown = 5

export const importResources = defineCommand({
  name: 'resources import',
  arguments: '<file>',
  options: ['--format <name>', '--category <name>', '-y, --yes'],
  examples: ['resources import links.csv', 'resources import - --format text --yes < links.txt'],
  input: z.object({
    file: z.string(),
    format: z.enum(importFormats).optional(),
    category: resourceTexts.category.default(''),
    yes: z.boolean().default(false),
  }),
  run: ({ file, format, category, yes }, session) =>
    session.withApi(
      async (api) => {
        const text = await readText(file, session)
        const preview = await api.resources.previewImport({
          text,
          format: format ?? formatOf(file),
        })
        sayPreview(preview, session)
        const refused = await refusal(preview.newCount > 0, yes, session)
        if (refused !== null) return printJson({ preview, added: 0 }, refused, session)
        const { added } = await api.resources.commitImport({ token: preview.token, category })
        if (!session.json) session.terminal.out(session.words.t('imported.links', { count: added }))
        return printJson({ preview, added }, exitCode.ok, session)
      },
      { holds: true },
    ),
})

export const importQuarkAutoSave = defineCommand({
  name: 'import-quark-auto-save',
  arguments: '<file>',
  options: ['--category <name>', '--no-schedule', '-y, --yes'],
  examples: [
    'import-quark-auto-save quark_config.json',
    'import-quark-auto-save pan_library.sql --yes',
    'import-quark-auto-save quark_config.json --no-schedule --json',
  ],
  input: z.object({
    file: z.string(),
    category: resourceTexts.category.default(''),
    schedule: z.boolean().default(true),
    yes: z.boolean().default(false),
  }),
  run: ({ file, category, schedule, yes }, session) =>
    session.withApi(
      async (api) => {
        const { terminal, words } = session
        const preview = await api.takeover.preview({ text: await readText(file, session) })
        sayPreview(preview.resources, session)
        sayTakeover(preview, schedule, session)
        const changes = preview.resources.newCount > 0 || (schedule && preview.schedule !== null)
        const refused = await refusal(changes, yes, session)
        if (refused !== null) {
          return printJson({ preview, added: 0, rescheduled: false }, refused, session)
        }
        const { token } = preview.resources
        const done = await api.takeover.commit({ token, category, schedule })
        if (!session.json) {
          terminal.out(words.t('imported.links', { count: done.added }))
          if (done.rescheduled) terminal.out(words.t('takeover.rescheduled'))
        }
        return printJson({ preview, ...done }, exitCode.ok, session)
      },
      { holds: true },
    ),
})

async function readText(file: string, { terminal, words }: Session): Promise<string> {
  if (file === '-') return terminal.input()
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new CommandError('FILE_UNREADABLE', words.t('cli.fileUnreadable', { file, reason }))
  }
}

function formatOf(file: string): ImportFormat {
  const end = extname(file).slice(1).toLowerCase()
  if (end === 'tsv') return 'csv'
  return importFormats.find((format) => format === end) ?? 'text'
}

/** Asks before anything is written; the exit code when nothing is to be. */
async function refusal(
  changes: boolean,
  yes: boolean,
  { terminal, words }: Session,
): Promise<ExitCode | null> {
  if (!changes) {
    terminal.say(words.t('imported.nothing'))
    return exitCode.ok
  }
  if (yes || (await terminal.confirm(words.t('cli.import.question')))) return null
  terminal.say(words.t('cli.notConfirmed'))
  return exitCode.failed
}

function printJson(answer: unknown, code: ExitCode, { json, terminal }: Session): ExitCode {
  if (json) terminal.out(JSON.stringify(answer))
  return code
}

function sayPreview(preview: ImportPreview, { json, terminal, words }: Session): void {
  if (json) return
  const { t } = words
  const { duplicateCount, duplicates, fresh, newCount, unreadable, unreadableCount } = preview
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
    for (const row of rows.slice(0, shown)) terminal.out(`  ${plain(row)}`)
    if (count > shown) terminal.out(`  ${t('cli.import.more', { count: count - shown })}`)
  }
}

function sayTakeover(preview: TakeoverPreview, wanted: boolean, session: Session): void {
  const { format, json, terminal, words } = session
  if (json) return
  const { t } = words
  const { crontabProblem, formerlyExpired, kept, leftBehind, schedule } = preview
  if (formerlyExpired > 0) terminal.out(t('takeover.formerlyExpired', { count: formerlyExpired }))
  if (crontabProblem !== '') {
    terminal.out(terminal.paint('warn', t('takeover.crontabProblem', { reason: crontabProblem })))
  }
  if (schedule && wanted) {
    const said = { crontab: schedule.crontab, fields: triggerText(schedule.trigger) }
    terminal.out(t('cli.takeover.schedule', said))
    if (schedule.namesDaysByNumber) terminal.out(`  ${t('takeover.weekdays')}`)
    for (const at of schedule.nextTimes.slice(0, 3)) terminal.out(`  ${format.full(at)}`)
  }
  for (const part of kept) terminal.out(plain(keptText(words, part)))
  if (leftBehind.length > 0) terminal.out(terminal.paint('strong', t('takeover.leftBehind')))
  for (const part of leftBehind) terminal.out(`  ${plain(leftBehindText(words, part))}`)
}
