import { existsSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import { z } from 'zod'
import { type Holder, readHolder } from '../api/control-address.ts'
import { connectControl } from '../api/control-client.ts'
import { defaultSettings, type Settings } from '../engine/model/settings.ts'
import { version } from '../engine/model/version.ts'
import { databaseFile, inspectDatabase, peekSettings, storeRefusal } from '../engine/storage.ts'
import { processZone } from '../engine/time/process-zone.ts'
import { isTimeZone } from '../engine/time/time-zone.ts'
import { readAutostartEntry } from '../machine/autostart.ts'
import { isSwitchedOn, wordsIn } from '../machine/autostart-entry.ts'
import { configFolder } from '../machine/data-folder.ts'
import { schedulerTimeZone } from '../machine/first-time-zone.ts'
import { hasSessionBus } from '../machine/session-bus.ts'
import { hasTrayHost } from '../machine/tray-host.ts'
import { errorText } from '../words/error-text.ts'
import { defineCommand } from './command.ts'
import { type Finding, good, isBad, odd } from './doctor/finding.ts'
import { backups, damagedRows, database, disk, folder } from './doctor/storage.ts'
import { exitCode } from './exit-code.ts'
import { problemText } from './jobs.ts'
import type { Session } from './session.ts'
import { type Cell, table } from './table.ts'

export const doctor = defineCommand({
  name: 'doctor',
  examples: ['doctor', 'doctor --json'],
  input: z.object({}),
  async run(_, session) {
    const { json, terminal, words } = session
    const engine = await socket(session)
    const inspection = inspectDatabase(databaseFile(session.dataFolder))
    const stored = peekSettings(databaseFile(session.dataFolder)) ?? defaultSettings
    const storage = [folder(session), engine.finding, database(inspection, session)]
    const findings = [
      good('version', versions()),
      ...storage,
      ...damagedRows(inspection, session),
      await disk(session),
      backups(session),
      ...jobs(
        settings(stored, engine.runs, session),
        engine.runs || !storage.some(isBad) ? await jobProblems(session) : [],
      ),
      zone(stored, session),
      ...namedZone(session),
      ...(process.platform === 'linux' ? [await tray(session), autostart(session)] : []),
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

/** Whether an engine answers, and what is to be said of it. */
async function socket(session: Session): Promise<{ runs: boolean; finding: Finding }> {
  const { dataFolder, words } = session
  const client = await connectControl(dataFolder).catch(() => undefined)
  await client?.close()
  if (!client) return { runs: false, finding: restingEngine(session) }
  const found = words.t('cli.doctor.engineRuns', holderValues(client.holder, session))
  return { runs: true, finding: good('engine', found) }
}

function restingEngine(session: Session): Finding {
  const { t } = session.words
  const holder = readHolder(session.dataFolder)
  if (!holder) return good('engine', t('cli.doctor.engineRests'))
  if (isAlive(holder.pid)) {
    const found = t('cli.doctor.engineSilent', holderValues(holder, session))
    return odd('engine', 'bad', found, t('cli.doctor.advice.engineSilent', { pid: holder.pid }))
  }
  return odd(
    'engine',
    'warn',
    t('cli.doctor.engineDied', holderValues(holder, session)),
    t('cli.doctor.advice.engineDied'),
  )
}

function holderValues({ kind, pid, address }: Holder, { words }: Session) {
  return { kind: words.t(`cli.holder.${kind}`), pid, address }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function settings({ paused }: Settings, engineRuns: boolean, { words: { t } }: Session): Finding {
  return paused
    ? odd('jobs', 'warn', t('job.allPaused'), t('cli.doctor.advice.paused'))
    : good('jobs', t(engineRuns ? 'cli.doctor.jobsGo' : 'cli.doctor.jobsWait'))
}

/** That all is well is not said beside what is not. */
function jobs(planned: Finding, problems: readonly Finding[]): readonly Finding[] {
  const isFailing = problems.some(({ check }) => check === planned.check)
  return planned.status === 'good' && isFailing ? problems : [planned, ...problems]
}

/** What keeps jobs from running; the engine at rest has to read their files to know. */
async function jobProblems({ dataFolder, withApi, words }: Session): Promise<Finding[]> {
  if (!existsSync(databaseFile(dataFolder))) return []
  try {
    const problems = await withApi((api) => api.jobs.problems(), { holds: true })
    const advice = words.t('cli.doctor.advice.jobProblem')
    return problems.map((problem) =>
      problem.file === null && problem.jobId === null
        ? odd('jobs', 'bad', problemText(problem), '')
        : odd('jobProblem', 'bad', problemText(problem), advice),
    )
  } catch (error) {
    return [odd('jobs', 'bad', errorText(words, storeRefusal(error) ?? error), '')]
  }
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
  if (chosen === 'system' && /^(?:UTC|Etc\/(?!GMT[+-]?[1-9]))/.test(machine)) {
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

async function tray({ words: { t } }: Session): Promise<Finding> {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  if (!DISPLAY && !WAYLAND_DISPLAY) return good('tray', t('cli.doctor.trayNoDesktop'))
  if (!hasSessionBus()) return good('tray', t('cli.doctor.trayNoBus'))
  return (await hasTrayHost())
    ? good('tray', t('cli.doctor.trayShown'))
    : odd('tray', 'warn', t('cli.doctor.trayHidden'), t('cli.doctor.advice.tray'))
}

function autostart({ words: { t } }: Session): Finding {
  const entry = readAutostartEntry(configFolder())
  if (entry === null || !isSwitchedOn(entry)) return good('autostart', t('cli.doctor.autostartOff'))
  const command = wordsIn(entry)
  const found = command.join(' ')
  return command.every((word) => !isAbsolute(word) || existsSync(word))
    ? good('autostart', found)
    : odd('autostart', 'warn', found, t('cli.doctor.advice.autostartMoved'))
}
