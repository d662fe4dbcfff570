import type { Check, standings } from '../api/contract/resources.ts'
import type { Words } from './catalogue.ts'
import type { Tone } from './tone.ts'

export const healthTone: Record<(typeof standings)[number], Tone> = {
  alive: 'good',
  dead: 'bad',
  undecided: 'warn',
  uncheckable: 'idle',
  unchecked: 'idle',
}

/** The last answer about a link in a word or two. */
export function stateText({ t }: Pick<Words, 't'>, state: Check['state'] | null): string {
  return t(state === null ? 'health.unchecked' : `state.${state}`)
}

/** The same in a sentence. */
export function stateExplained({ t }: Pick<Words, 't'>, state: Check['state'] | null): string {
  return t(`explain.${state ?? 'unchecked'}`)
}
