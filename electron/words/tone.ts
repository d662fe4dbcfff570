import type { SeenWorker } from '../api/contract/machines/workers.ts'

/** How good or bad a thing is, as page, tray and command line colour it. */
export type Tone = 'good' | 'bad' | 'warn' | 'idle' | 'live'

export const workerTone = {
  live: 'good',
  silent: 'bad',
  refused: 'bad',
  expected: 'idle',
} as const satisfies Record<SeenWorker['state'], Tone>
