import { type Clock, sleep } from '../time/clock.ts'

const firstRetryMs = 1000
const longestRetryMs = 60_000

/** Opens what may be away, again and with longer pauses after each failure; undefined when the signal is aborted first. */
export async function openPatiently<T>(
  open: () => Promise<T>,
  {
    clock,
    failed,
    signal,
  }: {
    readonly clock: Clock
    readonly failed: (error: unknown) => void
    readonly signal: AbortSignal
  },
): Promise<T | undefined> {
  for (let waitMs = firstRetryMs; !signal.aborted; waitMs = Math.min(waitMs * 2, longestRetryMs)) {
    try {
      return await open()
    } catch (error) {
      failed(error)
      await sleep(clock, waitMs, signal).catch(() => {})
    }
  }
  return undefined
}
