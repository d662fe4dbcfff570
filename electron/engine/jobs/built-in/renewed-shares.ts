import { setImmediate as nextTurn } from 'node:timers/promises'
import type { RunContext } from '../../scheduler/active-run.ts'
import type { BeatStore } from '../../store/resources/beats.ts'

// Some milliseconds of work.
const idsPerTurn = 100

/** Renews by what lists are sorted: thirty days end also for a link that is not checked. */
export async function renewShares(
  { clock, signal }: Pick<RunContext, 'clock' | 'signal'>,
  beats: BeatStore,
): Promise<void> {
  const lastId = beats.lastId()
  for (let first = 1; first <= lastId; first += idsPerTurn) {
    beats.renew(first, first + idsPerTurn - 1, clock.now())
    await nextTurn()
    signal.throwIfAborted()
  }
}
