import type { Engine } from '../engine/engine.ts'
import type { ListedProblem } from '../engine/jobs/job-problems.ts'
import type { JobView } from '../engine/jobs/job-view.ts'
import type { Inspection as StoredInspection } from '../engine/jobs/script/inspection.ts'
import type { Attention as StoredAttention } from '../engine/model/history/attention.ts'
import type { Translatable } from '../engine/model/message.ts'
import type { Replaced as StoredReplaced } from '../engine/model/moves/move.ts'
import type { TrialStep as StoredStep } from '../engine/model/params/trial.ts'
import { isRefusal } from '../engine/model/refusal.ts'
import type { RunLine as StoredLine, Run as StoredRun } from '../engine/model/run.ts'
import { visible } from '../engine/model/terms/one-line.ts'
import type { Failure } from '../engine/scheduler/health.ts'
import type { Words } from '../words/catalogue.ts'
import { errorText } from '../words/error-text.ts'
import { Language } from '../words/language.ts'
import { messageTexts } from '../words/message-text.ts'
import type { HttpState } from './contract/http.ts'
import type { Job, JobProblem, ListedJob, UnavailableJob } from './contract/jobs.ts'
import type { Replaced } from './contract/moves.ts'
import type { Attention } from './contract/overview.ts'
import type { Run, RunLine } from './contract/runs.ts'
import type { Inspection, TrialStep } from './contract/scripts.ts'
import type { HttpServerState } from './host.ts'

/** Puts what is kept as a message or an error into the language of the settings. */
export type RunAnswers = {
  readonly words: Words
  readonly toRun: (run: StoredRun) => Run
  readonly toLine: (line: StoredLine) => RunLine
  readonly toInspection: (inspection: StoredInspection) => Inspection
  readonly toTrialStep: (step: StoredStep) => TrialStep
  readonly toJob: (job: JobView) => Job
  readonly toListedJob: (job: JobView | UnavailableJob) => ListedJob
  readonly toProblem: (problem: ListedProblem) => JobProblem
  readonly toAttention: (attention: StoredAttention) => Attention
  readonly toFailure: (failure: Failure) => Omit<Failure, 'text'> & { readonly message: string }
  readonly toReplaced: (replaced: StoredReplaced | null) => Replaced | null
  readonly toText: (text: Translatable) => string
  readonly toHttpState: (state: HttpServerState) => HttpState
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
    words: language.words,
    toRun,
    // What a script wrote has only seen characters already, so its colours stay where they are.
    toLine: (line) => ({ ...line, text: visible(textOf(line.text)) }),
    toInspection: (inspection) => ({
      ...inspection,
      arguments: [...inspection.arguments],
      problem: inspection.problem && textOf(inspection.problem),
    }),
    toTrialStep: (step) =>
      step.type === 'ended'
        ? { ...step, error: textOf(step.error) }
        : { ...step, lines: step.lines.map((line) => ({ ...line, text: textOf(line.text) })) },
    toJob,
    toListedJob: (job) => (job.isAvailable ? toJob(job) : job),
    toProblem: ({ file, jobId, line, text }) => ({ file, jobId, line, message: textOf(text) }),
    toAttention: (attention) =>
      attention.kind === 'job-failed' ? { ...attention, line: textOf(attention.line) } : attention,
    toFailure: ({ text, ...failure }) => ({ ...failure, message: textOf(text) }),
    toReplaced: (replaced) =>
      replaced && { ...replaced, problem: replaced.problem && textOf(replaced.problem) },
    toText: textOf,
    toHttpState: (state) => {
      if (state.state !== 'failed') return state
      const { error } = state
      const code = isRefusal(error) ? error.code : 'UNKNOWN'
      return { state: 'failed', code, message: errorText(language.words, error) }
    },
  }
}
