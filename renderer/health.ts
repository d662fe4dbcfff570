import type { Health } from '../electron/api/contract/resources.ts'
import type { Tone } from './components/badge.tsx'

export const healthTone: Record<Health, Tone> = {
  alive: 'good',
  dead: 'bad',
  undecided: 'warn',
  unchecked: 'idle',
}
