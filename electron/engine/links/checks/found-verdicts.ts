import type { EngineEvents } from '../../model/events.ts'
import type { Link } from '../../model/link.ts'
import type { CheckParams } from '../../model/params/check-params.ts'
import type { Verdict } from '../../model/verdict.ts'
import type { Store } from '../../store/store.ts'
import { writeAnswer } from './written-answer.ts'

type Share = { readonly drive: Link['provider']; readonly shareId: string }

type Options = {
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
  readonly #options: Options

  constructor(options: Options) {
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
