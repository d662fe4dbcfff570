import type { State } from './verdict.ts'

/** One remembered answer; `at` in milliseconds since 1970. */
export type Check = {
  readonly id: number
  readonly at: number
  readonly runId: number | null
  readonly state: State
  readonly code: string
  readonly reason: string
  readonly latencyMs: number
  /** Weak evidence of a death that was not believed then. */
  readonly isDoubted: boolean
}
