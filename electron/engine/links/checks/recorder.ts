import type { CheckParams } from '../../model/params/check-params.ts'
import type { Resource } from '../../model/resource.ts'
import { type Judgement, judge, ripened } from '../../model/standing.ts'
import type { Verdict } from '../../model/verdict.ts'
import type { Store } from '../../store/store.ts'
import type { Clock } from '../../time/clock.ts'
import { nextCheckAt } from './next-check.ts'

/** One answer, to be written. */
export type Answered = {
  readonly resource: Resource
  readonly verdict: Verdict
  /** Milliseconds since 1970. */
  readonly at: number
  readonly latencyMs: number
  readonly pauseMs: number
}

/** One answer as it was written; one for each resource with the same share. */
export type Recorded = Pick<Answered, 'resource' | 'verdict' | 'pauseMs'> &
  Pick<Judgement, 'change' | 'isDoubted'>

export type RecorderOptions = {
  readonly store: Store
  readonly clock: Clock
  readonly params: CheckParams
  readonly random: () => number
  readonly runId: number
}

// Answers that come within this time are written as one: a transaction costs more than its rows.
const batchMs = 25
const largestBatch = 100
const hourMs = 3_600_000

/** Judges the answers of a campaign and writes them, those that come close together in one transaction. */
export class Recorder {
  readonly #options: RecorderOptions
  readonly #written: (recorded: Recorded) => void
  #batch: Answered[] = []
  #cancel: (() => void) | undefined
  /** What went wrong when nobody was waiting for it; thrown at the next call. */
  #failure: { readonly error: unknown } | undefined

  constructor(options: RecorderOptions, written: (recorded: Recorded) => void) {
    this.#options = options
    this.#written = written
  }

  add(answered: Answered): void {
    if (this.#failure) throw this.#failure.error
    this.#batch.push(answered)
    if (this.#batch.length >= largestBatch) return this.flush()
    this.#cancel ??= this.#options.clock.after(batchMs, () => this.#flushLate())
  }

  flush(): void {
    if (this.#failure) throw this.#failure.error
    this.#cancel?.()
    this.#cancel = undefined
    const batch = this.#batch
    this.#batch = []
    if (batch.length === 0) return
    const { store } = this.#options
    const recorded = store.transaction(() => batch.flatMap((answered) => this.#write(answered)))
    for (const each of recorded) this.#written(each)
  }

  #flushLate(): void {
    try {
      this.flush()
    } catch (error) {
      this.#failure = { error }
    }
  }

  #write(answered: Answered): Recorded[] {
    const { params, random, runId, store } = this.#options
    const { at, latencyMs, pauseMs, resource } = answered
    return [resource, ...store.resources.sharing(resource)].map((each) => {
      const verdict = ripened(each, answered.verdict, at)
      const judgement = judge(each, verdict, at, params.secondLookHours * hourMs)
      const isKept = store.checks.record({
        resource: each,
        verdict,
        at,
        runId,
        latencyMs,
        ...judgement,
        nextCheckAt: nextCheckAt(judgement, verdict.state, params, at, random()),
      })
      const { isDoubted } = judgement
      const change = isKept ? judgement.change : 'none'
      return { resource: each, verdict, change, isDoubted, pauseMs }
    })
  }
}
