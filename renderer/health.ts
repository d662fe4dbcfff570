import { type Health, lifeOf, type Resource } from '../electron/api/contract/resources.ts'
import type { Tone } from './components/badge.tsx'

export const healthTone: Record<Health, Tone> = {
  alive: 'good',
  dead: 'bad',
  undecided: 'warn',
  unchecked: 'idle',
}

/** Whether the last answer is weak evidence of a death that a second look has to confirm. */
export function isDoubted({ state, isExpired }: Pick<Resource, 'state' | 'isExpired'>): boolean {
  return !isExpired && state !== null && lifeOf(state) === 'dead'
}
