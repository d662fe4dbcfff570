import { type Health, lifeOf, type Resource } from '../electron/api/contract/resources.ts'
import type { Tone } from './components/badge.tsx'

export const healthTone: Record<Health, Tone> = {
  alive: 'good',
  dead: 'bad',
  undecided: 'warn',
  unchecked: 'idle',
}

/** How a link stands now; one that was found dead stays dead through undecided answers. */
export function healthOf({ state, isExpired }: Pick<Resource, 'state' | 'isExpired'>): Health {
  if (isExpired) return 'dead'
  if (state === null) return 'unchecked'
  // A death that a second look has not confirmed yet is undecided.
  return lifeOf(state) === 'alive' ? 'alive' : 'undecided'
}
