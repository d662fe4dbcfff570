import { linesAtOnce, type Run, type RunLine } from '../../api/contract/runs.ts'
import type { ApiClient } from '../../api/control-client.ts'

export type RunListener = {
  readonly line: (line: RunLine) => void
  readonly moved?: (run: Run) => void
}

/** Reports a run's log from its beginning, and returns the run when it has ended. */
export async function followRun(
  api: ApiClient,
  id: number,
  { line, moved }: RunListener,
  signal?: AbortSignal,
): Promise<Run> {
  const stop = new AbortController()
  const until = AbortSignal.any([stop.signal, ...(signal ? [signal] : [])])
  // Listening comes first: what happens while the past is read is not missed.
  const events = await api.system.events(undefined, { signal: until })
  let lastSeq = 0
  const emit = (lines: readonly RunLine[]) => {
    for (const next of lines) {
      if (next.seq <= lastSeq) continue
      line(next)
      lastSeq = next.seq
    }
  }
  const catchUp = async (): Promise<void> => {
    const lines = await api.runs.lines({ id, after: lastSeq })
    emit(lines)
    if (lines.length === linesAtOnce) await catchUp()
  }
  try {
    await catchUp()
    const now = await api.runs.get({ id })
    moved?.(now)
    if (now.outcome !== null) {
      await catchUp()
      return now
    }
    for await (const event of events) {
      if (event.type === 'lines' && event.runId === id) {
        if (event.lines[0]?.seq === lastSeq + 1) emit(event.lines)
        else await catchUp()
      }
      if (event.type !== 'run' || event.run.id !== id) continue
      moved?.(event.run)
      if (event.run.outcome === null) continue
      await catchUp()
      return event.run
    }
    signal?.throwIfAborted()
    return await api.runs.get({ id })
  } finally {
    stop.abort()
  }
}
