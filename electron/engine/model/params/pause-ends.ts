import type { PauseEnd } from './pause.ts'

/** The pauses that are offered, wherever jobs can be paused; `pause.<name>` of the words names each. */
export const pauseEnds = [
  { name: 'hour', end: { minutes: 60 } },
  { name: 'tomorrow', end: { until: 'tomorrow 08:00' } },
  { name: 'open', end: {} },
] as const satisfies readonly { readonly name: string; readonly end: PauseEnd }[]
