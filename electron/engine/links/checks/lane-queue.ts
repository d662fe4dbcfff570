import type { Resource } from '../../model/resource.ts'
import type { Gate } from './gate.ts'

/** A link that waits to be asked. */
export type Entry = {
  readonly resource: Resource
  readonly gate: Gate
  /** 1 for the first time in this run. */
  readonly attempt: number
  /** Not before this time, in milliseconds since 1970. */
  readonly at: number
}

export type Turn =
  | { readonly kind: 'link'; readonly entry: Entry }
  /** Nothing may be asked for so long; Infinity until an answer under way has come. */
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'end' }

// Fetched at once: few enough that memory stays flat, many enough that the query costs nothing.
const chunkSize = 200

// How many links whose host is not ready are held while others are looked for.
const mostHeld = 1000

export type LaneSource = {
  /** All links go through one gate: fetching more would find none that is ready. */
  readonly hasOneGate: boolean
  /** The next links in their order; empty at the end. */
  fetch(limit: number): readonly Resource[]
  gateOf(resource: Resource): Gate
}

/** The links one lane still has to ask, in their order, as far as their gates let them through. */
export class LaneQueue {
  readonly #source: LaneSource
  #waiting: Entry[] = []
  #again: Entry[] = []
  #toFetch: number
  #dropped = 0

  /** `quota`: how many links it hands out at most. */
  constructor(source: LaneSource, quota: number) {
    this.#source = source
    this.#toFetch = quota
  }

  /** Links that nobody will ask in this run any more, once the lane stops. */
  get left(): number {
    return this.#toFetch + this.#waiting.length + this.#again.length + this.#dropped
  }

  /** Puts a link back, to be asked again. */
  defer(entry: Entry): void {
    this.#again.push(entry)
  }

  next(now: number): Turn {
    const again = takeReady(this.#again, now)
    if (again) return { kind: 'link', entry: again }
    for (;;) {
      const entry = takeReady(this.#waiting, now)
      if (entry) return { kind: 'link', entry }
      if (this.#waiting.length >= mostHeld || !this.#fetch()) break
    }
    const ms = this.#soonest(now)
    return ms === undefined ? { kind: 'end' } : { kind: 'wait', ms }
  }

  /** Leaves to the next run whatever goes through a gate that has given up. */
  drop(gate: Gate): void {
    const before = this.#waiting.length + this.#again.length
    this.#waiting = this.#waiting.filter((entry) => entry.gate !== gate)
    this.#again = this.#again.filter((entry) => entry.gate !== gate)
    this.#dropped += before - this.#waiting.length - this.#again.length
  }

  /** False when there is nothing more, or more than enough is held. */
  #fetch(): boolean {
    const isHeldUp = this.#waiting.length > 0 && this.#source.hasOneGate
    if (this.#toFetch === 0 || isHeldUp) return false
    const chunk = this.#source.fetch(Math.min(chunkSize, this.#toFetch))
    // Fewer than planned: deleted, edited or answered since.
    this.#toFetch = chunk.length === 0 ? 0 : this.#toFetch - chunk.length
    for (const resource of chunk) {
      const gate = this.#source.gateOf(resource)
      if (gate.hasGivenUp) this.#dropped += 1
      else this.#waiting.push({ resource, gate, attempt: 1, at: 0 })
    }
    return chunk.length > 0
  }

  #soonest(now: number): number | undefined {
    let soonest: number | undefined
    for (const { gate, at } of [...this.#again, ...this.#waiting]) {
      soonest = Math.min(Math.max(gate.waitMs(now), at - now), soonest ?? Number.POSITIVE_INFINITY)
    }
    return soonest
  }
}

function takeReady(entries: Entry[], now: number): Entry | undefined {
  const index = entries.findIndex(({ at, gate }) => at <= now && gate.waitMs(now) === 0)
  return index === -1 ? undefined : entries.splice(index, 1)[0]
}
