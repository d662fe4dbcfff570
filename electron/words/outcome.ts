import type { Run } from '../api/contract/runs.ts'
import type { Words } from './catalogue.ts'
import type { Tone } from './tone.ts'

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

/** What began a run. */
export function causeText({ t }: Pick<Words, 't'>, cause: Run['cause']): string {
  return t(`cause.${cause}`)
}

/** How long a run took, or takes so far; null when it never began. */
export function durationOf(run: Run, now: number): number | null {
  if (run.startedAt === null) return null
  return Math.max(0, (run.finishedAt ?? now) - run.startedAt)
}
