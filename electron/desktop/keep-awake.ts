import type { Engine } from '../engine/engine.ts'

/** What Electron's `powerSaveBlocker` does. */
type Blocker = {
  start(type: 'prevent-app-suspension'): number
  stop(id: number): unknown
}

/** Keeps the system from suspending while a run goes on that a person started, and only then. */
export function keepAwakeWhileAsked({ events, runs }: Engine, blocker: Blocker): void {
  const asked = new Set<number>()
  let id: number | undefined
  events.on((event) => {
    if (event.type !== 'run') return
    if (event.ended) asked.delete(event.runId)
    else if (!asked.has(event.runId) && isAsked(event.runId)) asked.add(event.runId)
    if (asked.size > 0) id ??= blocker.start('prevent-app-suspension')
    else if (id !== undefined) {
      blocker.stop(id)
      id = undefined
    }
  })

  function isAsked(runId: number): boolean {
    const { cause, outcome } = runs.get(runId)
    return cause === 'manual' && outcome === null
  }
}
