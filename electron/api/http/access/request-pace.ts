import type { Clock } from '../../../engine/time/clock.ts'

// A page asks some fifty things when it opens; a script that loops must not keep the tray from answering.
const burst = 3000
const perSecond = 300
const mostAddresses = 10_000

/** Whether an address may ask once more: a bucket of 3,000 requests that fills by 300 a second. */
export function createRequestPace(clock: Clock): (address: string) => boolean {
  const buckets = new Map<string, { left: number; at: number }>()
  return (address) => {
    const now = clock.now()
    if (buckets.size >= mostAddresses) buckets.clear()
    const { left, at } = buckets.get(address) ?? { left: burst, at: now }
    const filled = Math.min(burst, left + (Math.max(0, now - at) / 1000) * perSecond)
    buckets.set(address, { left: Math.max(0, filled - 1), at: now })
    return filled >= 1
  }
}
