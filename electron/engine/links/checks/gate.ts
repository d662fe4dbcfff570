import { type LaneState, longestRestMs } from '../../model/lane.ts'
import { type Pace, pauseAfter } from '../../model/params/pace.ts'
import { lifeOf, type Verdict } from '../../model/verdict.ts'

/** What of a gate is remembered between runs. */
export type GateState = Omit<LaneState, 'day' | 'asked'>

export type GateOptions = {
  readonly pace: Pace
  /** Wait after the first refusal that names no time, in milliseconds. */
  readonly backOffMs: number
  /** Uniform in [0, 1). */
  readonly random: () => number
  /** Whether every undecided answer counts against it, as with a drive, or only those of the network. */
  readonly isDrive: boolean
}

// What asks for more than this is left alone until the next run.
export const longestWaitMs = 10 * 60_000

const failureLimit = 5
const openingLimit = 5

// A person has to answer a captcha; asking sooner makes it worse (115: banned for hours).
const captchaFactor = 60

/** The way to one drive, or to one web host: paces what is asked, and is a breaker that opens when it is refused. */
export class Gate {
  readonly #options: GateOptions
  #failures: number
  #openings: number
  #openUntil: number
  #readyAt = 0
  #asked = 0
  #inFlight = 0
  #hasGivenUp: boolean

  constructor(options: GateOptions, now: number, state?: GateState) {
    this.#options = options
    this.#failures = state?.failures ?? 0
    this.#openings = state?.openings ?? 0
    this.#openUntil = state?.openUntil ?? 0
    this.#hasGivenUp = this.#openUntil - now > longestWaitMs
  }

  /** True once it is better left alone for the rest of the run. */
  get hasGivenUp(): boolean {
    return this.#hasGivenUp
  }

  get state(): GateState {
    return { failures: this.#failures, openings: this.#openings, openUntil: this.#openUntil }
  }

  /** Milliseconds until the next question; Infinity while enough are under way. */
  waitMs(now: number): number {
    const { isDrive, pace } = this.#options
    // An open breaker lets one probe through; on the web it may hang, and say nothing of its host's other pages.
    const allowed = isDrive && this.#openings > 0 ? 1 : pace.concurrency
    if (this.#inFlight >= allowed) return Number.POSITIVE_INFINITY
    return Math.max(this.#readyAt - now, this.#openUntil - now, 0)
  }

  /** One question goes out. */
  begin(): void {
    this.#inFlight += 1
  }

  /** It ended without anything having been sent, or with nothing that could be held against anyone. */
  release(): void {
    this.#inFlight -= 1
  }

  /** Takes note of an answer; returns the milliseconds the breaker opened for, 0 if it did not. */
  end(verdict: Verdict, now: number): number {
    const { isDrive, pace, random } = this.#options
    this.#inFlight -= 1
    this.#asked += 1
    const pause = pauseAfter(pace, this.#asked, random)
    this.#readyAt = now + pause
    const weight = weigh(verdict, isDrive)
    if (weight === 'good') {
      this.#failures = 0
      this.#openings = 0
      this.#openUntil = 0
      return 0
    }
    this.#failures += 1
    const opens = weight === 'refusal' || this.#openings > 0 || this.#failures >= failureLimit
    if (opens) return this.#open(verdict, now)
    // What fails is asked more slowly before it is not asked at all.
    this.#readyAt = now + pause * 2 ** this.#failures
    return 0
  }

  #open(verdict: Verdict, now: number): number {
    const { backOffMs, random } = this.#options
    this.#openings += 1
    const own = verdict.state === 'captcha' ? backOffMs * captchaFactor : backOffMs
    const rest = (retryAfterOf(verdict) || own) * 2 ** Math.min(this.#openings - 1, 16)
    // Never before the time asked for, and not all at the same moment after it.
    const wait = Math.round(Math.min(rest + (random() * rest) / 4, longestRestMs))
    this.#openUntil = now + wait
    this.#hasGivenUp ||= wait > longestWaitMs || this.#openings >= openingLimit
    return wait
  }
}

/** How long an answer asks to be left alone, in milliseconds. */
export function retryAfterOf(verdict: Verdict): number {
  return ('retryAfterMs' in verdict && verdict.retryAfterMs) || 0
}

function weigh(verdict: Verdict, isDrive: boolean): 'good' | 'failure' | 'refusal' {
  const { code, state } = verdict
  if (lifeOf(state) !== 'undecided' || state === 'unsupported') return 'good'
  if (state === 'rate_limited' || state === 'captcha' || retryAfterOf(verdict) > 0) return 'refusal'
  return isDrive || code.startsWith('network.') ? 'failure' : 'good'
}
