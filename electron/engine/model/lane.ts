/** How the lane of a provider stands between runs. */
export type LaneState = {
  /** Undecided answers in a row. */
  readonly failures: number
  /** How often its breaker opened in a row; 0 while all is well. */
  readonly openings: number
  /** Until when it is left alone, in milliseconds since 1970; 0 for not at all. */
  readonly openUntil: number
  /** The day `asked` counts, in days since 1970 (UTC). */
  readonly day: number
  readonly asked: number
}
