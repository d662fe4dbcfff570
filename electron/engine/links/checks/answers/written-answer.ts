import type { EngineEvents } from '../../../model/events.ts'
import type { Link } from '../../../model/link.ts'
import type { CheckParams } from '../../../model/params/check-params.ts'
import type { Resource } from '../../../model/resource.ts'
import { isHeld, upheld } from '../../../model/resources/override.ts'
import { type Judgement, judge, ripened } from '../../../model/standing.ts'
import type { Verdict } from '../../../model/verdict.ts'
import type { Store } from '../../../store/store.ts'
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

type Share = { readonly drive: Link['provider']; readonly shareId: string }

type FoundOptions = {
  readonly store: Store
  readonly events: EngineEvents
  readonly params: () => CheckParams
  readonly random: () => number
  readonly now: () => number
  /** The day of the calendar that a moment belongs to, in days since 1970. */
  readonly dayOf: (at: number) => number
}

/** What others than a check find of shares, by the same rules, and what is known of them. */
export class FoundVerdicts {
  readonly #options: FoundOptions

  constructor(options: FoundOptions) {
    this.#options = options
  }

  /** Whether every link that leads to a share is known to be dead, and there is one. */
  isDead(share: Share): boolean {
    const kept = this.#options.store.resources.ofShare(linkOf(share))
    return kept.length > 0 && kept.every(({ isExpired }) => isExpired)
  }

  /** Writes down what was found of a share, for each link that leads to it. */
  note(share: Share, verdict: Verdict): void {
    const { dayOf, events, now, params, random, store } = this.#options
    const found = { verdict, at: now(), latencyMs: 0, pauseMs: 0 }
    const options = { store, dayOf, random, params: params(), runId: null }
    const written = store.transaction(() => {
      // One of each passcode: the others with the same one go along.
      const ways = new Map(
        store.resources.ofShare(linkOf(share)).map((each) => [each.passcode, each]),
      )
      return [...ways.values()].flatMap((resource) => writeAnswer({ ...found, resource }, options))
    })
    const count = (change: 'died' | 'revived') =>
      written.filter((each) => each.change === change).length
    if (written.length === 0) return
    events.emit({ type: 'resources', changes: { died: count('died'), revived: count('revived') } })
  }
}

const linkOf = ({ drive: provider, shareId }: Share) => ({ provider, shareId })
