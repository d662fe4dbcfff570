import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import {
  databaseFile,
  type Inspection,
  inspectDatabase,
  peekSettings,
} from '../../engine/engine.ts'
import { foldersIn } from '../../engine/jobs/folders.ts'
import { defaultSettings, type Settings } from '../../engine/model/settings.ts'
import { version } from '../../engine/model/version.ts'
import { processZone } from '../../engine/time/process-zone.ts'
import { isTimeZone } from '../../engine/time/time-zone.ts'
import { schedulerTimeZone } from '../../machine/first-time-zone.ts'
import { isWritable } from '../../machine/writable.ts'
import { defineCommand } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { problemText } from '../jobs.ts'
import type { Session } from '../session.ts'
import { type Cell, table } from '../table.ts'
import { desktopFindings } from './desktop-findings.ts'
import { engineFindings } from './engine-finding.ts'
import { type Finding, good, isBad, odd } from './finding.ts'

// A backup is a copy of the database, which is made beside the last ones.
const tightBytes = 500 * 1024 * 1024
const oldBackupMs = 3 * 24 * 3600_000

export const doctor = defineCommand({
  name: 'doctor',
  examples: ['doctor', 'doctor --json'],
  input: z.object({}),
  async run(_, session) {
    const { json, terminal, words } = session
    const engine = await engineFindings(session)
    const inspection = inspectDatabase(databaseFile(session.dataFolder))
    const stored = peekSettings(databaseFile(session.dataFolder)) ?? defaultSettings
    const storage = [folder(session), engine.finding, database(inspection, session)]
    const findings = [
      good('version', versions()),
      ...storage,
      ...damagedRows(inspection, session),
      await disk(session),
      backups(session),
      settings(stored, engine.runs, session),
      ...(storage.some(isBad) ? [] : await jobProblems(session)),
      zone(stored, session),
      ...namedZone(session),
      ...engine.notifications,
      ...(process.platform === 'linux' ? await desktopFindings(session) : []),
    ]
    if (json) terminal.out(JSON.stringify(findings))
    else for (const line of report(findings, session)) terminal.out(line)
    if (!json) terminal.say(words.t(findings.some(isBad) ? 'cli.doctor.bad' : 'cli.doctor.good'))
    return findings.some(isBad) ? exitCode.failed : exitCode.ok
  },
})

// What has a name already.
const names: Readonly<Record<string, string>> = {
  autostart: 'settings.startAtLogin',
  folder: 'settings.dataFolder',
  jobProblem: 'column.job',
  version: 'settings.version',
  zone: 'settings.timeZone',
}

function report(findings: readonly Finding[], { terminal, words }: Session): string[] {
  const marks = { good: '✓', warn: '!', bad: '✗' }
  const rows = findings.map(({ check, status, found }): Cell[] => [
    { text: marks[status], tone: status },
    words.t(names[check] ?? `cli.doctor.check.${check}`),
    found,
  ])
  const lines = table(['', '', ''], rows, terminal).slice(1)
  return lines.flatMap((line, index) => {
    const advice = findings[index]?.advice ?? ''
    return advice === '' ? [line] : [line, `   ${terminal.paint('warn', advice)}`]
  })
}

function versions(): string {
  const { electron, node, modules } = process.versions
  const shell = electron === undefined ? '' : ` · Electron ${electron}`
  return `Pansentry ${version} · Node ${node} (ABI ${modules})${shell} · ${process.platform} ${process.arch}`
}

function folder({ dataFolder, words }: Session): Finding {
  const { t } = words
  const readOnly = odd('folder', 'bad', dataFolder, t('cli.doctor.advice.folderReadOnly'))
  if (!existsSync(dataFolder)) {
    return isWritable(dataFolder)
      ? good('folder', t('cli.doctor.folderMissing', { dataFolder }))
      : readOnly
  }
  try {
    accessSync(dataFolder, constants.R_OK | constants.W_OK)
    return good('folder', dataFolder)
  } catch {
    return readOnly
  }
}

function database(found: Inspection, { dataFolder, format, words }: Session): Finding {
  const { t } = words
  if (found.kind === 'missing') return good('database', t('cli.doctor.databaseMissing'))
  if (found.kind === 'unreadable') {
    return odd('database', 'bad', found.problem, t('cli.doctor.advice.databaseBad'))
  }
  const megabytes = format.number(
    Math.round(statSync(databaseFile(dataFolder)).size / 100_000) / 10,
  )
  const { integrity, isOurs, known, version: schema } = found
  if (schema > known) {
    const newer = t('cli.doctor.databaseNewer', { schema, known })
    return odd('database', 'bad', newer, t('cli.doctor.advice.databaseNewer'))
  }
  if (integrity !== 'ok' || (!isOurs && schema > 0)) {
    return odd('database', 'bad', integrity, t('cli.doctor.advice.databaseBad'))
  }
  return good('database', t('cli.doctor.databaseGood', { megabytes, schema }))
}

function damagedRows(found: Inspection, { words: { t } }: Session): Finding[] {
  if (found.kind !== 'database' || found.damaged.length === 0) return []
  const rows = found.damaged.map(({ table, id, column }) => `${table} ${id} (${column})`)
  const text = t('cli.doctor.rowsDamaged', { rows: rows.join(', ') })
  return [odd('rows', 'bad', text, t('cli.doctor.advice.rowsDamaged'))]
}

async function disk({ dataFolder, format, words }: Session): Promise<Finding> {
  const { t } = words
  try {
    const { bavail, bsize } = await statfs(existsSync(dataFolder) ? dataFolder : homedir())
    const free = bavail * bsize
    const gigabytes = format.number(Math.round(free / 1e8) / 10)
    const found = t('cli.doctor.diskFree', { gigabytes })
    return free < tightBytes
      ? odd('disk', 'bad', found, t('cli.doctor.advice.diskTight'))
      : good('disk', found)
  } catch (error) {
    return odd('disk', 'warn', error instanceof Error ? error.message : String(error), '')
  }
}

function backups({ dataFolder, format, words }: Session): Finding {
  const { t } = words
  const from = foldersIn(dataFolder).backups
  const times = existsSync(from)
    ? readdirSync(from)
        .filter((name) => name.endsWith('.db'))
        .map((name) => statSync(join(from, name)).mtimeMs)
    : []
  if (times.length === 0) {
    const found = t('cli.doctor.backupNone')
    return Date.now() - madeAt(databaseFile(dataFolder)) > oldBackupMs
      ? odd('backup', 'warn', found, t('cli.doctor.advice.backup'))
      : good('backup', found)
  }
  const last = Math.max(...times)
  const when = format.relative(last, Date.now())
  const found = t('cli.doctor.backupLast', { when, count: times.length })
  return Date.now() - last > oldBackupMs
    ? odd('backup', 'warn', found, t('cli.doctor.advice.backup'))
    : good('backup', found)
}

/** When a file was made; now while there is none. Its birth is 0 where the file system does not keep it. */
function madeAt(file: string): number {
  return existsSync(file) ? statSync(file).birthtimeMs : Date.now()
}

function settings({ paused }: Settings, engineRuns: boolean, { words: { t } }: Session): Finding {
  return paused
    ? odd('jobs', 'warn', t('job.allPaused'), t('cli.doctor.advice.paused'))
    : good('jobs', t(engineRuns ? 'cli.doctor.jobsGo' : 'cli.doctor.jobsWait'))
}

/** What keeps jobs from running; the engine at rest has to read their files to know. */
async function jobProblems({ dataFolder, withApi, words }: Session): Promise<Finding[]> {
  if (!existsSync(databaseFile(dataFolder))) return []
  const problems = await withApi((api) => api.jobs.problems(), { holds: true })
  const advice = words.t('cli.doctor.advice.jobProblem')
  return problems.map((problem) =>
    problem.file === null && problem.jobId === null
      ? odd('jobs', 'bad', problemText(problem), '')
      : odd('jobProblem', 'bad', problemText(problem), advice),
  )
}

function zone({ timeZone: chosen }: Settings, { words: { t } }: Session): Finding {
  const { zone: machine, unreadable } = processZone()
  if (chosen !== 'system' && !isTimeZone(chosen)) {
    return odd('zone', 'bad', chosen, t('cli.doctor.advice.zoneUnknown'))
  }
  if (chosen === 'system' && unreadable !== null) {
    const found = t('cli.doctor.zoneUnreadable', { name: unreadable, machine })
    return odd('zone', 'bad', found, t('cli.doctor.advice.zoneUtc'))
  }
  if (chosen === 'system' && /^(?:UTC|Etc\/)/.test(machine)) {
    return odd('zone', 'warn', t('cli.doctor.zoneOf', { machine }), t('cli.doctor.advice.zoneUtc'))
  }
  return good(
    'zone',
    chosen === 'system'
      ? t('cli.doctor.zoneOf', { machine })
      : t('cli.doctor.zoneChosen', { chosen, machine }),
  )
}

/** SCHEDULER_TIMEZONE, where it is set to what cannot be taken. */
function namedZone({ words: { t } }: Session): Finding[] {
  const named = schedulerTimeZone()
  return named?.zone === null
    ? [odd('zone', 'warn', named.name, t('cli.doctor.advice.zoneVariable'))]
    : []
}
