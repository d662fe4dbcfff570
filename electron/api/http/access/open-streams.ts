import type { ServerResponse } from 'node:http'
import type { EngineEvents } from '../../../engine/model/events.ts'
import type { Clock } from '../../../engine/time/clock.ts'
import type { Visitor } from './credentials.ts'

// A clock may be set forward meanwhile, and a session that is used ends later.
const longestWaitMs = 3600_000

/** Event streams, which end with what they were opened by. */
export type OpenStreams = {
  /** Watches an answer that may become a stream, until it is closed. */
  watch(response: ServerResponse, visitor: Visitor): void
  close(): void
}

export function createOpenStreams(events: EngineEvents, clock: Clock): OpenStreams {
  const open = new Map<ServerResponse, Visitor>()
  let wake: { readonly at: number; readonly cancel: () => void } | undefined

  function look(): void {
    wake?.cancel()
    wake = undefined
    const now = clock.now()
    for (const [response, { endsAt }] of open) {
      const end = endsAt()
      if (end > now) lookAt(end, now)
      // Whatever else is under way was let in, and is answered in a moment.
      else if (isStream(response)) response.destroy()
    }
  }

  function lookAt(end: number, now: number): void {
    const at = Math.min(end, now + longestWaitMs)
    if (wake && wake.at <= at) return
    wake?.cancel()
    wake = { at, cancel: clock.after(at - now, look) }
  }

  const stopListening = events.on(({ type }) => {
    if (type === 'access') look()
  })
  return {
    watch(response, visitor) {
      open.set(response, visitor)
      response.once('close', () => open.delete(response))
      const end = visitor.endsAt()
      if (end !== Number.POSITIVE_INFINITY) lookAt(end, clock.now())
    },
    close() {
      stopListening()
      wake?.cancel()
    },
  }
}

export function isStream(response: ServerResponse): boolean {
  return String(response.getHeader('content-type')).startsWith('text/event-stream')
}
