import { occurrenceMessage, type Run } from '../api/contract/runs.ts'
import type { Words } from './catalogue.ts'
import { messageTexts } from './message-text.ts'
import type { Tone } from './tone.ts'

type Begun = Pick<Run, 'cause'> & { readonly occurrence?: Run['occurrence'] }

const tones: Record<NonNullable<Run['outcome']>, Tone> = {
  succeeded: 'good',
  failed: 'bad',
  'timed-out': 'bad',
  interrupted: 'warn',
  cancelled: 'warn',
  missed: 'warn',
  skipped: 'idle',
}

export function outcomeTone(outcome: Run['outcome']): Tone {
  return outcome === null ? 'live' : tones[outcome]
}

/** How a run ended, or that it goes on. */
export function outcomeText({ t }: Pick<Words, 't'>, outcome: Run['outcome']): string {
  return t(`outcome.${outcome ?? 'running'}`)
}

/** What began a run: what happened, or what kind of beginning it was. */
export function causeText(words: Pick<Words, 't' | 'language'>, run: Begun): string {
  return run.occurrence
    ? messageTexts(words)(occurrenceMessage(run.occurrence))
    : words.t(`cause.${run.cause}`)
}

/** How long a run took, or takes so far; null when it never began. */
export function durationOf(run: Run, now: number): number | null {
  if (run.startedAt === null) return null
  return Math.max(0, (run.finishedAt ?? now) - run.startedAt)
}
