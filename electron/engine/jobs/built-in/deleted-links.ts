import { setImmediate as nextTurn } from 'node:timers/promises'
import { keptDeletedMs } from '../../model/resources/bulk.ts'
import type { RunContext } from '../../scheduler/active-run.ts'
import type { DeletionStore } from '../../store/resources/deletions.ts'

// Some milliseconds of work.
const linksPerTurn = 200

/** Purges what was deleted so long ago that it can no longer be restored. */
export async function purgeDeletedLinks(
  { clock, signal }: Pick<RunContext, 'clock' | 'signal'>,
  store: DeletionStore,
): Promise<void> {
  const before = clock.now() - keptDeletedMs
  while (store.purge(before, linksPerTurn) > 0) {
    await nextTurn()
    signal.throwIfAborted()
  }
}
