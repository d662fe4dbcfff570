import { type Clock, sleep } from '../../time/clock.ts'
import type { Handle, SavingDrive } from '../drive/saving-drive.ts'

const firstPauseMs = 500
const longestPauseMs = 5000
const patienceMs = 2 * 60_000

/** Asks until what was begun is done, for two minutes at most; what failed there is a `DriveFault`. */
export async function awaitDone(
  drive: SavingDrive,
  handle: Handle,
  clock: Clock,
  signal: AbortSignal,
): Promise<'done' | 'pending'> {
  let waited = 0
  let pause = firstPauseMs
  for (let attempt = 0; ; attempt += 1) {
    if ((await drive.poll(handle, attempt)) === 'done') return 'done'
    // By the clock it could be for ever: somebody may set it back.
    if (waited + pause > patienceMs) return 'pending'
    await sleep(clock, pause, signal)
    waited += pause
    pause = Math.min(pause * 2, longestPauseMs)
  }
}
