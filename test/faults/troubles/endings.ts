import { setTimeout as delay } from 'node:timers/promises'
import { between, type Ending, type TroubleKind } from './trouble.ts'

const shortestMs = 50
const longestMs = 1200

/** The process ends in the midst of its work. */
function ending(signal: Ending): TroubleKind['begin'] {
  return (_, random) => ({
    now: Date.now,
    async strike() {
      await delay(between(shortestMs, longestMs, random))
      return false
    },
    mend() {},
    ending: () => signal,
    close() {},
  })
}

export const kills: TroubleKind = { label: 'SIGKILL', share: 1, begin: ending('SIGKILL') }

export const quits: TroubleKind = { label: 'SIGTERM', share: 0.2, begin: ending('SIGTERM') }
