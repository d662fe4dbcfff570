import { existsSync } from 'node:fs'
import { z } from 'zod'
import { defaultSettings, type Settings } from '../../engine/model/settings.ts'
import { version } from '../../engine/model/version.ts'
import { databaseFile, inspectDatabase, peekSettings, storeRefusal } from '../../engine/storage.ts'
import { processZone } from '../../engine/time/process-zone.ts'
import { isTimeZone } from '../../engine/time/time-zone.ts'
import { schedulerTimeZone } from '../../machine/first-time-zone.ts'
import { errorText } from '../../words/error-text.ts'
import { defineCommand } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { problemText } from '../jobs.ts'
import type { Session } from '../session.ts'
import { type Cell, table } from '../table.ts'
import { desktopFindings } from './desktop-findings.ts'
import { engineFindings } from './engine-finding.ts'
import { type Finding, good, isBad, odd } from './finding.ts'
import { backups, damagedRows, database, disk, folder } from './storage.ts'

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
      ...jobs(
        settings(stored, engine.runs, session),
        engine.runs || !storage.some(isBad) ? await jobProblems(session) : [],
      ),
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
  backup: 'settings.backups',
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
