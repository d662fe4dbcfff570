import type { Run } from '../../../electron/api/contract/runs.ts'

type Sample = { readonly at: number; readonly done: number }

const windowMs = 60_000
const stepMs = 1000
/** A shorter time is too little to extrapolate from. */
const enoughMs = 8000

const samples = new Map<number, Sample[]>()

/** Records the progress of a run, so that its current pace can be told from its average. */
export function notePace(run: Run, now: number): void {
  if (run.outcome !== null) {
    samples.delete(run.id)
    return
  }
  const known = samples.get(run.id) ?? []
  const last = known.at(-1)
  if (last && now - last.at < stepMs) return
  samples.set(run.id, [
    ...known.filter(({ at }) => now - at <= windowMs),
    { at: now, done: run.done },
  ])
}

/** Milliseconds a run still needs at its pace of the last minute; null while that would be a guess. */
export function timeLeft(run: Run, now: number): number | null {
  if (run.outcome !== null || run.startedAt === null || run.done >= run.total) return null
  const first = samples.get(run.id)?.[0]
  // Links that need no request pass at once; the average since the start would promise too much.
  const since = first && now - first.at >= enoughMs ? first : { at: run.startedAt, done: 0 }
  const passed = now - since.at
  const done = run.done - since.done
  if (done <= 0 || passed < enoughMs) return null
  return (passed / done) * (run.total - run.done)
}
