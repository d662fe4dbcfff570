import type { Engine } from '../engine/engine.ts'
import type { ListedProblem } from '../engine/jobs/job-problems.ts'
import type { JobView } from '../engine/jobs/jobs.ts'
import type { RunLine as StoredLine, Run as StoredRun } from '../engine/model/run.ts'
import { Language } from '../words/language.ts'
import { messageTexts } from '../words/message-text.ts'
import type { Job, JobProblem, ListedJob, UnavailableJob } from './contract/jobs.ts'
import type { Run, RunLine } from './contract/runs.ts'

/** Puts what the engine keeps as messages into the language of the settings. */
export type RunAnswers = {
  readonly toRun: (run: StoredRun) => Run
  readonly toLine: (line: StoredLine) => RunLine
  readonly toJob: (job: JobView) => Job
  readonly toListedJob: (job: JobView | UnavailableJob) => ListedJob
  readonly toProblem: (problem: ListedProblem) => JobProblem
}

export function createRunAnswers(engine: Engine, systemLanguage: string): RunAnswers {
  const language = new Language(systemLanguage)
  language.follow(engine)
  const textOf = messageTexts(language.words)
  const toRun = (run: StoredRun): Run => ({ ...run, error: textOf(run.error) })
  const toJob = (job: JobView): Job => ({
    ...job,
    running: job.running && toRun(job.running),
    recentRuns: job.recentRuns.map(toRun),
  })
  return {
    toRun,
    toLine: (line) => ({ ...line, text: textOf(line.text) }),
    toJob,
    toListedJob: (job) => (job.isAvailable ? toJob(job) : job),
    toProblem: ({ file, jobId, line, text }) => ({ file, jobId, line, message: textOf(text) }),
  }
}
