import { lifeOf, type Verdict } from '../../model/verdict.ts'
import { type Clock, sleep } from '../../time/clock.ts'
import type { Connectivity } from './connectivity.ts'

// An answer from anywhere within this time shows that the network is there.
const recentMs = 15_000

const lookAgainMs = 30_000

export type OutageOptions = {
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly probe: (signal: AbortSignal) => Promise<Connectivity>
  /** Called once when an outage is found, and once when it is over. */
  readonly report: (connectivity: Connectivity) => void
}

/** Tells a silent server from a silent network, and holds a campaign while the network is away. */
export class OutageGuard {
  readonly #options: OutageOptions
  #newsAt = Number.NEGATIVE_INFINITY
  #outage: Promise<void> | undefined
  #looking: Promise<boolean> | undefined

  constructor(options: OutageOptions) {
    this.#options = options
  }

  /** Settles when the network is there, as far as is known; rejects when the run is stopped. */
  get over(): Promise<void> | undefined {
    return this.#outage
  }

  /** Takes note of an answer; true if the network was away, so that the answer says nothing of its link. */
  async wasAway(verdict: Verdict): Promise<boolean> {
    const { clock } = this.#options
    if (!isSuspicious(verdict)) {
      this.#newsAt = clock.now()
      return false
    }
    if (this.#outage) return true
    if (clock.now() - this.#newsAt < recentMs) return false
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined
    })
    return this.#looking
  }

  async #look(): Promise<boolean> {
    const { clock, probe, report, signal } = this.#options
    const found = await probe(signal)
    if (found === 'online') {
      this.#newsAt = clock.now()
      return false
    }
    report(found)
    this.#outage = this.#wait().finally(() => {
      this.#outage = undefined
    })
    // Nobody may be waiting when the run is stopped.
    this.#outage.catch(() => {})
    return true
  }

  async #wait(): Promise<void> {
    const { clock, probe, report, signal } = this.#options
    do {
      await sleep(clock, lookAgainMs, signal)
    } while ((await probe(signal)) !== 'online')
    this.#newsAt = clock.now()
    report('online')
  }
}

// What an unplugged cable, a lost Wi-Fi or a sign-in page puts in the place of an answer.
function isSuspicious({ code, state }: Verdict): boolean {
  if (lifeOf(state) !== 'undecided') return false
  if (code === 'network.private') return false
  return code.startsWith('network.') || code === 'answer.not_json' || code === 'http.redirect_login'
}
