import type { Clock } from '../../../engine/time/clock.ts'

const allowedFailures = 10
const windowMs = 60_000

// More addresses than this at once is an attack; then they share their count.
const mostAddresses = 10_000

/**
 * Counts wrong passwords by address; after ten in a minute it may try none for a minute. Tokens and links are
 * 32 random bytes, beyond guessing: counting them would only let others lock the owner out.
 */
export type LockOut = {
  /** Seconds until an address may try again, 0 if it may. */
  lockedFor(address: string): number
  /** True when this failure closed the address. */
  failed(address: string): boolean
  forgive(address: string): void
}

export function createLockOut(clock: Clock): LockOut {
  const failures = new Map<string, { count: number; until: number }>()
  const keyOf = (address: string) =>
    failures.has(address) || failures.size < mostAddresses ? address : 'others'
  const current = (address: string) => {
    const entry = failures.get(keyOf(address))
    return entry && entry.until > clock.now() ? entry : undefined
  }
  return {
    lockedFor(address) {
      const entry = current(address)
      if (!entry || entry.count < allowedFailures) return 0
      return Math.ceil((entry.until - clock.now()) / 1000)
    },
    failed(address) {
      const now = clock.now()
      for (const [key, { until }] of failures) if (until <= now) failures.delete(key)
      const count = (current(address)?.count ?? 0) + 1
      failures.set(keyOf(address), { count, until: now + windowMs })
      return count === allowedFailures
    },
    forgive: (address) => void failures.delete(address),
  }
}
