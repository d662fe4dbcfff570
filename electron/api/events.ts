import { randomBytes } from 'node:crypto'
import { AsyncIteratorClass, EventPublisher, withEventMeta } from '@orpc/server'
import type { Engine } from '../engine/engine.ts'
import type { EngineEvent } from '../engine/model/events.ts'
import { isRefusal } from '../engine/model/refusal.ts'
import type { Event } from './contract/system.ts'
import type { RunAnswers } from './run-answers.ts'

// How far back a reader may resume, and how far behind it may fall; beyond that it is told to ask again.
const remembered = 1000
const longestBacklog = 10_000

type Numbered = { readonly id: number; readonly event: Event }

/** An event as it is held: lines are in the store already, so that only their place is. */
type Held =
  | Exclude<EngineEvent, { readonly type: 'lines' }>
  | {
      readonly type: 'lines'
      readonly runId: number
      readonly after: number
      readonly count: number
    }

/**
 * Passes the engine's events on to any number of readers, each until its signal is aborted. A reader that
 * names the last event it heard hears what came after it, or `reset` when that is no longer known.
 */
export function eventSource(
  engine: Engine,
  answers: RunAnswers,
): (signal: AbortSignal | undefined, lastEventId?: string) => AsyncIteratorObject<Event> {
  // Ids of another start mean nothing in this one.
  const start = randomBytes(6).toString('base64url')
  const publisher = new EventPublisher<{ event: Numbered }>({ maxBufferedEvents: longestBacklog })
  const recent: { readonly id: number; readonly event: Held }[] = []
  let last = 0

  engine.events.on((event) => {
    last += 1
    recent.push({ id: last, event: held(event) })
    if (recent.length > remembered) recent.shift()
    // Most events are told in a query's worth of work: nobody listens, nothing is asked.
    if (publisher.size > 0) {
      publisher.publish('event', { id: last, event: toPublic(event, engine, answers) })
    }
  })

  const named = ({ id, event }: Numbered): Event => withEventMeta(event, { id: `${start}.${id}` })
  const reset = (id: number): Event => named({ id, event: { type: 'reset' } })

  function since(lastEventId: string | undefined): Event[] {
    if (lastEventId === undefined) return []
    const [theirStart, number = ''] = lastEventId.split('.')
    const seen = /^\d+$/.test(number) ? Number(number) : -1
    const first = recent[0]?.id ?? last + 1
    if (theirStart !== start || seen < first - 1 || seen > last) return [reset(last)]
    return recent
      .filter(({ id }) => id > seen)
      .flatMap(({ id, event }) =>
        asOfNow(event, engine, answers).map((now) => named({ id, event: now })),
      )
  }

  return (signal, lastEventId) => {
    const live = publisher.subscribe('event', signal ? { signal } : {})
    const waiting = since(lastEventId)
    let seen = last
    return new AsyncIteratorClass<Event>(
      async () => {
        const next = waiting.shift()
        if (next) return { done: false, value: next }
        const item = await live.next()
        if (item.done) return { done: true, value: undefined }
        // Numbers left out are events that a reader who fell behind did not hear.
        const isGap = item.value.id !== seen + 1
        seen = item.value.id
        if (!isGap) return { done: false, value: named(item.value) }
        waiting.push(named(item.value))
        return { done: false, value: reset(seen - 1) }
      },
      async () => void (await live.return?.()),
    )
  }
}

function held(event: EngineEvent): Held {
  if (event.type !== 'lines') return event
  const { type, runId, lines } = event
  return { type, runId, after: (lines[0]?.seq ?? 1) - 1, count: lines.length }
}

// A run may have been swept from the history since.
function asOfNow(event: Held, engine: Engine, answers: RunAnswers): Event[] {
  try {
    return [toPublic(event, engine, answers)]
  } catch (error) {
    if (isRefusal(error, 'RUN_NOT_FOUND')) return []
    throw error
  }
}

function toPublic(event: EngineEvent | Held, engine: Engine, answers: RunAnswers): Event {
  switch (event.type) {
    case 'run':
      return { type: 'run', run: answers.toRun(engine.runs.get(event.runId)) }
    case 'lines': {
      const { type, runId } = event
      const lines =
        'lines' in event ? event.lines : engine.runs.lines(runId, event.after, event.count)
      return { type, runId, lines: lines.map(answers.toLine) }
    }
    case 'job':
      return { type: 'job', jobId: event.jobId }
    case 'resources':
      return { type: 'resources' }
    case 'settings':
      return { type: 'settings' }
    case 'problems':
      return { type: 'problems' }
    case 'access':
    case 'accounts':
    case 'saving':
    case 'workers':
      return { type: event.type }
  }
}
