import { setImmediate as nextTurn } from 'node:timers/promises'
import { undoableMs } from '../../model/resources/bulk.ts'
import type { RunContext } from '../../scheduler/active-run.ts'
import type { EditStore } from '../../store/resources/edits.ts'

// Some milliseconds of work.
const linksPerTurn = 200

/** Forgets what was done to many links so long ago that it can no longer be undone, and purges what was deleted. */
export async function forgetEdits(
  { clock, signal }: Pick<RunContext, 'clock' | 'signal'>,
  edits: EditStore,
): Promise<void> {
  const before = clock.now() - undoableMs
  while (edits.purge(before, linksPerTurn) > 0) {
    await nextTurn()
    signal.throwIfAborted()
  }
}
