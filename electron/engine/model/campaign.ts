/** Which resources a campaign asks: what is due, all of them, or those a person chose. */
export type CampaignSelection = 'due' | 'all' | readonly number[]

/** One pass over many links, as it is remembered. Times are milliseconds since 1970. */
export type Campaign = {
  readonly id: number
  readonly runId: number
  /** What was checked at or after this moment is done. */
  readonly startedAt: number
  readonly selection: CampaignSelection
  /** A person paused it then: it goes on when they or its schedule say so, not because the app starts. */
  readonly pausedAt: number | null
}

/** Where a lane has come in its order of due dates. */
export type Position = { readonly dueAt: number; readonly id: number }
