import type { Health } from '../api/contract/resources.ts'
import type { Tone } from './tone.ts'

export const healthTone: Record<Health, Tone> = {
  alive: 'good',
  dead: 'bad',
  undecided: 'warn',
  unchecked: 'idle',
}
