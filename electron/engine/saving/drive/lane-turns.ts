import type { AccountDrive } from '../../model/account/account.ts'
import { isResting, type LaneState, todayOf, usualRestMs } from '../../model/lane.ts'
import type { Pace } from '../../model/params/pace.ts'
import { type Clock, sleep } from '../../time/clock.ts'
import { DriveFault } from './drive-fault.ts'

export type LaneTurnsOptions = {
  readonly clock: Clock
  /** Uniform in [0, 1). */
  readonly random: () => number
  /** The pace at which the links of a drive are checked, as it is set now. */
  readonly paceOf: (drive: AccountDrive) => Pick<Pace, 'pauseMaxSeconds' | 'pauseMinSeconds'>
  /** How each lane stands, for the checking of links too. */
  readonly states: {
    get(drive: AccountDrive): LaneState | undefined
    set(drive: AccountDrive, state: LaneState): void
  }
}

// The pace of a lane is that of links, each of which takes two or three requests.
const requestsOfLink = 2

/** Who may ask a drive next: one request after the other at the pace of its lane, and none while that rests. */
export class LaneTurns {
  readonly #options: LaneTurnsOptions
  readonly #readyAt = new Map<AccountDrive, number>()

  constructor(options: LaneTurnsOptions) {
    this.#options = options
  }

  /** Waits for a turn; `limited` while the lane rests. */
  async take(drive: AccountDrive, signal: AbortSignal): Promise<void> {
    const { clock, paceOf, random, states } = this.#options
    const now = clock.now()
    const openUntil = states.get(drive)?.openUntil ?? 0
    if (isResting(openUntil, now)) {
      const retryAfterMs = openUntil - now
      throw new DriveFault({ kind: 'limited', code: 'lane.rests', words: '', retryAfterMs })
    }
    const { pauseMaxSeconds, pauseMinSeconds } = paceOf(drive)
    const pause = pauseMinSeconds + random() * (pauseMaxSeconds - pauseMinSeconds)
    // A clock that was set back makes nobody wait longer than the next has to.
    const latest = now + (pauseMaxSeconds * 1000) / requestsOfLink
    const at = Math.min(Math.max(this.#readyAt.get(drive) ?? 0, now), latest)
    this.#readyAt.set(drive, at + (pause * 1000) / requestsOfLink)
    if (at > now) await sleep(clock, at - now, signal)
  }

  /** Leaves a drive alone that wants to be, the checking of its links too. */
  rest(drive: AccountDrive, retryAfterMs = usualRestMs): void {
    const { clock, states } = this.#options
    const now = clock.now()
    const before = states.get(drive) ?? { failures: 0, openings: 0, ...todayOf(undefined, now) }
    states.set(drive, {
      ...before,
      openUntil: now + retryAfterMs,
    })
  }
}
