import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CleanupParams } from '../../model/params/cleanup-params.ts'
import type { RunContext } from '../../scheduler/active-run.ts'
import type { OldRow, RetentionStore } from '../../store/retention.ts'

// Small enough for a few milliseconds a turn.
const rowsPerTurn = 500
const linesPerTurn = 2000
const pagesPerTurn = 500

const dayMs = 24 * 3600_000

/** Removes runs and checks that are past their time, and runs beyond their number, a little at each turn; returns how many of each. */
export async function sweepHistory(
  { clock, signal }: Pick<RunContext, 'clock' | 'signal'>,
  params: CleanupParams,
  store: RetentionStore,
): Promise<{ runs: number; checks: number }> {
  const now = clock.now()
  const removeRuns = async (ids: readonly number[]) => {
    for (const id of ids) {
      while (store.deleteLines(id, linesPerTurn) === linesPerTurn) await turn(signal)
      store.deleteRun(id)
    }
  }
  const old = await sweep(
    (after) => store.runs(after, rowsPerTurn),
    now - params.runDays * dayMs,
    removeRuns,
    signal,
  )
  let surplus = 0
  for (const jobId of store.jobIds()) {
    for (;;) {
      const ids = store.runsBeyond(jobId, params.runsKept, rowsPerTurn)
      await removeRuns(ids)
      surplus += ids.length
      if (ids.length < rowsPerTurn) break
      await turn(signal)
    }
  }
  const checks = await sweep(
    (after) => store.checks(after, params.checksKept, rowsPerTurn),
    now - params.checkDays * dayMs,
    async (ids) => store.deleteChecks(ids),
    signal,
  )
  while (store.shrink(pagesPerTurn)) await turn(signal)
  return { runs: old + surplus, checks }
}

async function sweep(
  read: (after: number) => OldRow[],
  before: number,
  remove: (ids: readonly number[]) => Promise<void>,
  signal: AbortSignal,
): Promise<number> {
  let removed = 0
  let after = 0
  for (;;) {
    const rows = read(after)
    const old = rows.filter((row) => row.at < before)
    // Rows stand in the order of their time: from the first young ones on, all are young.
    if (old.length === 0) return removed
    const free = old.filter((row) => row.isFree).map((row) => row.id)
    await remove(free)
    removed += free.length
    after = rows.at(-1)?.id ?? after
    await turn(signal)
  }
}

async function turn(signal: AbortSignal): Promise<void> {
  await nextTurn()
  signal.throwIfAborted()
}
