import { setImmediate as nextTurn } from 'node:timers/promises'
import { keptDeletedMs } from '../../model/resources/bulk.ts'
import type { RunContext } from '../../scheduler/active-run.ts'
import type { DeletionStore } from '../../store/resources/deletions.ts'

// Some milliseconds of work.
const linksPerTurn = 200

/** Purges what was deleted so long ago that it can no longer be restored, and returns how many links. */
export async function purgeDeletedLinks(
  { clock, signal }: Pick<RunContext, 'clock' | 'signal'>,
  store: DeletionStore,
): Promise<number> {
  const before = clock.now() - keptDeletedMs
  for (let purged = 0; ; ) {
    const count = store.purge(before, linksPerTurn)
    if (count === 0) return purged
    purged += count
    await nextTurn()
    signal.throwIfAborted()
  }
}
