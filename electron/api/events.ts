import { EventPublisher } from '@orpc/server'
import type { Engine } from '../engine/engine.ts'
import type { EngineEvent } from '../engine/events.ts'
import type { Event } from './contract/system.ts'

// A page that does not read is told less rather than remembered for ever.
const longestBacklog = 10_000

/** Passes the engine's events on to any number of readers, each until its signal is aborted. */
export function eventSource(
  engine: Engine,
): (signal: AbortSignal | undefined) => AsyncIteratorObject<Event> {
  const publisher = new EventPublisher<{ event: Event }>({ maxBufferedEvents: longestBacklog })
  engine.events.on((event) => {
    // Most events are told in a query's worth of work: nobody listens, nothing is asked.
    if (publisher.size > 0) publisher.publish('event', toPublic(event, engine))
  })
  return (signal) => publisher.subscribe('event', { signal })
}

function toPublic(event: EngineEvent, engine: Engine): Event {
  switch (event.type) {
    case 'run':
      return { type: 'run', run: engine.runs.get(event.runId) }
    case 'lines':
      return { type: 'lines', runId: event.runId, lines: [...event.lines] }
    case 'job':
      return { type: 'job', jobId: event.jobId }
    case 'resources':
      return { type: 'resources' }
    case 'settings':
      return { type: 'settings' }
    case 'problems':
      return { type: 'problems' }
  }
}
