import type { CheckParams } from '../jobs/built-in/check-params.ts'
import type { Provider } from './link.ts'
import type { Verdict } from './verdict.ts'

// A provider that asks for more than this is left alone until the next run.
const longestWaitMs = 10 * 60_000

// Consecutive answers without news after which a lane gives up for this run.
const troubleLimit = 5

/** The pace of one provider: how long to wait after each answer, and when to stop asking. */
export class Lane {
  readonly provider: Provider
  readonly #params: CheckParams
  readonly #random: () => number
  #asked = 0
  #trouble = 0

  constructor(provider: Provider, params: CheckParams, random: () => number) {
    this.provider = provider
    this.#params = params
    this.#random = random
  }

  /** True once the provider has refused or failed too often in a row. */
  get isOpen(): boolean {
    return this.#trouble >= troubleLimit
  }

  /** Takes note of an answer; returns the milliseconds to wait before the next question. */
  pauseAfter(verdict: Verdict): number {
    const { pauseMinSeconds, pauseMaxSeconds, restEvery, restSeconds } = this.#params
    this.#asked += 1
    let seconds = pauseMinSeconds + this.#random() * (pauseMaxSeconds - pauseMinSeconds)
    if (this.#asked % restEvery === 0) seconds += restSeconds
    return Math.max(seconds * 1000, this.#backOff(verdict))
  }

  // Addresses of the web lane are strangers to one another: what one host says slows no other down.
  #backOff(verdict: Verdict): number {
    if (this.provider === 'web' || !isTrouble(verdict)) {
      this.#trouble = 0
      return 0
    }
    this.#trouble += 1
    const asked = ('retryAfterMs' in verdict && verdict.retryAfterMs) || 0
    if (asked > longestWaitMs) this.#trouble = troubleLimit
    const own =
      verdict.state === 'rate_limited'
        ? this.#params.backOffSeconds * 1000 * 2 ** (this.#trouble - 1)
        : 0
    return Math.min(Math.max(asked, own), longestWaitMs)
  }
}

function isTrouble({ state }: Verdict): boolean {
  return state === 'rate_limited' || state === 'captcha' || state === 'error'
}
