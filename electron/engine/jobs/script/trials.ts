import type { Translatable } from '../../model/message.ts'
import type { ScriptParams } from '../../model/params/script-params.ts'
import type { TrialLine, TrialQuestion, TrialStep } from '../../model/params/trial.ts'
import { hiddenValue } from '../../model/secrets.ts'
import { failureText } from '../../scheduler/job-failure.ts'
import { runScript, type ScriptDependencies } from './script-job.ts'

// As often as a run is told of, which is as fast as anybody reads.
const tellMs = 100

/** Trials of scripts that are not saved: run as a job would run them, and kept nowhere. */
export class Trials {
  readonly #dependencies: ScriptDependencies
  readonly #stop = new AbortController()

  constructor(dependencies: ScriptDependencies) {
    this.#dependencies = dependencies
  }

  /** Runs a script until it ends, its time is over, or the reader goes. Hidden values are those of the job of this id. */
  async *run(
    { id, params, timeLimitSeconds }: TrialQuestion,
    reader?: AbortSignal,
  ): AsyncGenerator<TrialStep, void> {
    const gone = new AbortController()
    const limit = AbortSignal.timeout(timeLimitSeconds * 1000)
    const signal = AbortSignal.any([
      this.#stop.signal,
      gone.signal,
      limit,
      ...(reader ? [reader] : []),
    ])
    let lines: TrialLine[] = []
    let news = Promise.withResolvers<void>()
    const log = (level: TrialLine['level'], text: Translatable) => {
      lines.push({ at: Date.now(), level, text })
      news.resolve()
    }
    const context = { runId: 0, signal, log, progress: () => {} }
    const secrets = { read: () => this.#secretsOf(id, params) }
    const ended = runScript(id, context, params, { ...this.#dependencies, secrets }).then(
      (): TrialStep => ({ type: 'ended', outcome: 'succeeded', error: '' }),
      (error: unknown): TrialStep => ({
        type: 'ended',
        outcome: limit.aborted ? 'timed-out' : signal.aborted ? 'cancelled' : 'failed',
        error: signal.aborted ? '' : failureText(error),
      }),
    )
    try {
      let last: TrialStep | undefined
      while (!last) {
        last = await Promise.race([ended, news.promise.then(() => undefined)])
        if (!last)
          await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, tellMs))])
        news = Promise.withResolvers()
        const told = lines
        lines = []
        if (told.length > 0) yield { type: 'lines', lines: told }
      }
      yield last
    } finally {
      gone.abort()
      await ended
    }
  }

  /** Ends every trial. */
  stop(): void {
    this.#stop.abort()
  }

  #secretsOf(id: string, params: ScriptParams): ReadonlyMap<string, string> {
    const kept = this.#dependencies.secrets.read(id, params)
    const given = params.secrets.flatMap((name) => {
      const value = params.environment[name]
      return value === undefined || value === hiddenValue ? [] : [[name, value] as const]
    })
    return new Map([...kept, ...given])
  }
}
