import { existsSync } from 'node:fs'
import { z } from 'zod'
import type { Finding } from '../engine/model/doctor/finding.ts'
import { defaultSettings } from '../engine/model/settings.ts'
import { databaseFile, inspectDatabase, peekSettings, storeRefusal } from '../engine/storage.ts'
import { examine, jobFinding } from '../machine/doctor/doctor.ts'
import { isBad, odd } from '../machine/doctor/finding.ts'
import { damagedRows, database } from '../machine/doctor/storage.ts'
import { errorText } from '../words/error-text.ts'
import { findingName } from '../words/finding.ts'
import { defineCommand } from './command.ts'
import { engineFinding } from './engine-finding.ts'
import { exitCode } from './exit-code.ts'
import type { Session } from './session.ts'
import { type Cell, table } from './table.ts'

export const doctor = defineCommand({
  name: 'doctor',
  examples: ['doctor', 'doctor --json'],
  input: z.object({}),
  async run(_, session) {
    const { dataFolder, json, terminal, words } = session
    const engine = await engineFinding(session)
    const inspection = inspectDatabase(databaseFile(dataFolder))
    const findings = await examine(session, {
      settings: peekSettings(databaseFile(dataFolder)) ?? defaultSettings,
      engine: [engine.finding],
      database: [database(inspection, session), ...damagedRows(inspection, words)],
      isEngineRunning: engine.runs,
      jobProblems: () => jobProblems(session),
      notificationProblem: engine.notificationProblem,
      hasDesktop: true,
    })
    if (json) terminal.out(JSON.stringify(findings))
    else for (const line of report(findings, session)) terminal.out(line)
    if (!json) terminal.say(words.t(findings.some(isBad) ? 'cli.doctor.bad' : 'cli.doctor.good'))
    return findings.some(isBad) ? exitCode.failed : exitCode.ok
  },
})

function report(findings: readonly Finding[], { terminal, words }: Session): string[] {
  const marks = { good: '✓', warn: '!', bad: '✗' }
  const rows = findings.map(({ check, status, found }): Cell[] => [
    { text: marks[status], tone: status },
    findingName(words, check),
    found,
  ])
  const lines = table(['', '', ''], rows, terminal).slice(1)
  return lines.flatMap((line, index) => {
    const advice = findings[index]?.advice ?? ''
    return advice === '' ? [line] : [line, `   ${terminal.paint('warn', advice)}`]
  })
}

/** What keeps jobs from running; the engine at rest has to read their files to know. */
async function jobProblems({ dataFolder, withApi, words }: Session): Promise<Finding[]> {
  if (!existsSync(databaseFile(dataFolder))) return []
  try {
    const problems = await withApi((api) => api.jobs.problems(), { holds: true })
    return problems.map((problem) => jobFinding(problem, words))
  } catch (error) {
    return [odd('jobs', 'bad', errorText(words, storeRefusal(error) ?? error), '')]
  }
}
