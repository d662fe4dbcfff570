import type { RunLine } from '../../../electron/api/contract/runs.ts'
import { client } from '../api.ts'
import { Store } from '../store.ts'

// A page of a log holds up the app for a moment while it is put into words.
const pageSize = 2000

/** The log of one run: what is stored, page by page, then what arrives live. */
export class RunLog {
  readonly runId: number
  readonly lines: RunLine[] = []
  /** Increases with every change of `lines`, which is appended to in place. */
  readonly version = new Store(0)
  readonly state = new Store<'loading' | 'ready' | 'failed'>('loading')
  #missed = false
  #loading = false

  constructor(runId: number) {
    this.runId = runId
  }

  /** Appends lines that follow; a gap is filled from the store. */
  append(lines: readonly RunLine[]): void {
    const last = this.lastSeq()
    const fresh = lines.filter((line) => line.seq > last)
    const [first] = fresh
    if (!first) return
    if (first.seq > last + 1) {
      this.#missed = true
      if (!this.#loading) void this.load()
      return
    }
    for (const line of fresh) this.lines.push(line)
    this.version.set(this.version.get() + 1)
  }

  async load(): Promise<void> {
    this.#loading = true
    this.state.set('loading')
    try {
      let more = true
      while (more) {
        this.#missed = false
        const page = await client.runs.lines({
          id: this.runId,
          after: this.lastSeq(),
          limit: pageSize,
        })
        this.append(page)
        more = page.length === pageSize || (this.#missed && page.length > 0)
      }
      this.state.set('ready')
    } catch {
      this.state.set('failed')
    } finally {
      this.#loading = false
    }
  }

  lastSeq(): number {
    return this.lines.at(-1)?.seq ?? 0
  }
}

const open = new Map<number, RunLog>()

/** The log that is shown now, if that run's page is open. */
export function openLog(runId: number): RunLog | undefined {
  return open.get(runId)
}

/** Loads what the open logs may have missed. */
export function reloadLogs(): void {
  for (const log of open.values()) void log.load()
}

/** Feeds live lines to a log until the returned function is called. */
export function follow(log: RunLog): () => void {
  open.set(log.runId, log)
  void log.load()
  return () => {
    if (open.get(log.runId) === log) open.delete(log.runId)
  }
}
