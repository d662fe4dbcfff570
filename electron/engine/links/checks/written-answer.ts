import type { CheckParams } from '../../model/params/check-params.ts'
import type { Resource } from '../../model/resource.ts'
import { isHeld, upheld } from '../../model/resources/override.ts'
import { type Judgement, judge, ripened } from '../../model/standing.ts'
import type { Verdict } from '../../model/verdict.ts'
import type { Store } from '../../store/store.ts'
import { nextCheckAt } from './next-check.ts'

/** One answer, to be written. */
export type Answered = {
  readonly resource: Resource
  readonly verdict: Verdict
  /** Milliseconds since 1970. */
  readonly at: number
  readonly latencyMs: number
  readonly pauseMs: number
  readonly worker?: string
}

/** One answer as it was written; one for each resource with the same share. */
export type Recorded = Pick<Answered, 'resource' | 'verdict' | 'pauseMs' | 'worker'> &
  Pick<Judgement, 'change' | 'isDoubted'>

type WriteOptions = {
  readonly store: Store
  readonly params: Pick<CheckParams, 'longestDays' | 'recheckDays' | 'secondLookHours'>
  readonly random: () => number
  readonly runId: number | null
  /** The day of the calendar that a moment belongs to, in days since 1970. */
  readonly dayOf: (at: number) => number
}

const hourMs = 3_600_000

/** Judges one answer and writes it down, for each link that leads to its share; to be called within a transaction. */
export function writeAnswer(answered: Answered, options: WriteOptions): Recorded[] {
  const { dayOf, params, random, runId, store } = options
  const { at, latencyMs, resource, pauseMs, worker } = answered
  const day = dayOf(at)
  store.history.days.closeBefore(day)
  return [resource, ...store.resources.sharing(resource)].map((each) => {
    const verdict = ripened(each, answered.verdict, at)
    const { override } = each
    const judgement = isHeld(override, at)
      ? upheld(each, verdict)
      : judge(each, verdict, at, params.secondLookHours * hourMs)
    const record = {
      resource: each,
      verdict,
      at,
      runId,
      latencyMs,
      ...judgement,
      nextCheckAt: isHeld(override, at)
        ? override.until
        : nextCheckAt(judgement, verdict.state, params, at, random()),
    }
    const isKept = store.checks.record(record)
    if (isKept) store.history.count(record, day)
    const { isDoubted } = judgement
    const change = isKept ? judgement.change : 'none'
    return {
      resource: each,
      verdict,
      change,
      isDoubted,
      pauseMs,
      ...(worker !== undefined && { worker }),
    }
  })
}
