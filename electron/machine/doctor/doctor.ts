import type { Finding } from '../../engine/model/doctor/finding.ts'
import type { Settings } from '../../engine/model/settings.ts'
import { buildOf, version } from '../../engine/model/version.ts'
import type { Words } from '../../words/catalogue.ts'
import { type JobProblem, problemText } from '../../words/problem-text.ts'
import { desktopFindings } from './desktop-findings.ts'
import { good, isBad, odd } from './finding.ts'
import type { Patient } from './patient.ts'
import { backups, disk, folder } from './storage.ts'
import { zoneFindings } from './time-zone.ts'

/** What whoever asks knows already. */
export type Known = {
  readonly settings: Pick<Settings, 'paused' | 'timeZone'>
  /** What was found of the engine, where that is to be told. */
  readonly engine: readonly Finding[]
  readonly database: readonly Finding[]
  readonly isEngineRunning: boolean
  /** What keeps jobs from running; not asked where nothing runs and the data cannot be opened. */
  readonly jobProblems: () => Promise<readonly Finding[]>
  readonly notificationProblem: string | null
  /** Whether a desktop may be there, with a tray. */
  readonly hasDesktop: boolean
}

/** Looks at all that Pansentry depends on. */
export async function examine(patient: Patient, known: Known): Promise<Finding[]> {
  const { words } = patient
  const { settings, isEngineRunning } = known
  const storage = [folder(patient), ...known.engine, ...known.database]
  const problems = isEngineRunning || !storage.some(isBad) ? await known.jobProblems() : []
  return [
    ownVersion(words),
    ...storage,
    await disk(patient),
    backups(patient),
    ...jobs(planned(settings.paused, isEngineRunning, words), problems),
    ...zoneFindings(settings.timeZone, words),
    ...notifications(known.notificationProblem, words),
    ...(known.hasDesktop && process.platform === 'linux' ? await desktopFindings(words) : []),
  ]
}

/** A job, a file of jobs, or where it is neither, something that concerns all jobs. */
export function jobFinding(problem: JobProblem, { t }: Words): Finding {
  const text = problemText(problem)
  return problem.file === null && problem.jobId === null
    ? odd('jobs', 'bad', text, '')
    : odd('jobProblem', 'bad', text, t('doctor.advice.jobProblem'))
}

function ownVersion({ t }: Words): Finding {
  return buildOf(process) === 'development'
    ? odd('version', 'warn', versions(), t('doctor.advice.developmentBuild'))
    : good('version', versions())
}

function versions(): string {
  const { electron, node, modules } = process.versions
  const shell = electron === undefined ? '' : ` · Electron ${electron}`
  return `Pansentry ${version} · Node ${node} (ABI ${modules})${shell} · ${process.platform} ${process.arch}`
}

function planned(isPaused: boolean, isEngineRunning: boolean, { t }: Words): Finding {
  return isPaused
    ? odd('jobs', 'warn', t('job.allPaused'), t('doctor.advice.paused'))
    : good('jobs', t(isEngineRunning ? 'doctor.jobsGo' : 'doctor.jobsWait'))
}

/** That all is well is not said beside what is not. */
function jobs(planned: Finding, problems: readonly Finding[]): readonly Finding[] {
  const isFailing = problems.some(({ check }) => check === planned.check)
  return planned.status === 'good' && isFailing ? problems : [planned, ...problems]
}

function notifications(problem: string | null, { t }: Words): Finding[] {
  if (problem === null) return []
  return [odd('notifications', 'warn', problem, t('doctor.advice.notifications'))]
}
