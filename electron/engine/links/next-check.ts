import { lifeOf, type State } from './verdict.ts'

const dayMs = 24 * 3600 * 1000

/**
 * When a dead share is looked at again, in milliseconds since 1970; null for one that is not dead,
 * which every run looks at. The interval doubles with the time since death, up to eightfold.
 */
export function nextCheckAt(
  resource: { readonly isExpired: boolean; readonly expiredAt: number | null },
  state: State,
  recheckDays: number,
  now: number,
): number | null {
  const life = lifeOf(state)
  if (life === 'alive' || (life === 'undecided' && !resource.isExpired)) return null
  const deadForMs = resource.isExpired ? now - (resource.expiredAt ?? now) : 0
  const shortest = recheckDays * dayMs
  return now + Math.min(Math.max(deadForMs, shortest), 8 * shortest)
}
