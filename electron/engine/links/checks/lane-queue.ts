import type { OpenLink } from './asker.ts'
import type { Gate } from './gate.ts'

/** A link that waits to be asked. */
export type Entry = {
  readonly link: OpenLink
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

// Taken at once: few enough that memory stays flat, many enough that the query costs nothing.
const chunkSize = 200

// How many links whose host is not ready are held while others are looked for.
const mostHeld = 1000

export type LaneSource = {
  /** All links go through one gate: taking more would find none that is ready. */
  readonly hasOneGate: boolean
  /** The next links in their order; empty at the end. */
  take(limit: number): readonly OpenLink[]
  gateOf(link: OpenLink): Gate
}

/** The links one lane still has to ask, in their order, as far as their gates let them through. */
export class LaneQueue {
  readonly #source: LaneSource
  #waiting: Entry[] = []
  #again: Entry[] = []
  #quota: number
  #dropped: OpenLink[] = []

  /** `quota`: how many links it takes at most. */
  constructor(source: LaneSource, quota: number) {
    this.#source = source
    this.#quota = quota
  }

  /** Whether it took as many links as it may. */
  get isSpent(): boolean {
    return this.#quota === 0
  }

  /** What it took and nobody will ask here in this run any more, once the lane stops. */
  get rest(): readonly OpenLink[] {
    return [...this.#again.map(linkOf), ...this.#waiting.map(linkOf), ...this.#dropped]
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

  /** Leaves to others, or to the next run, whatever goes through a gate that has given up. */
  drop(gate: Gate): void {
    for (const entry of [...this.#again, ...this.#waiting]) {
      if (entry.gate === gate) this.#dropped.push(entry.link)
    }
    this.#again = this.#again.filter((entry) => entry.gate !== gate)
    this.#waiting = this.#waiting.filter((entry) => entry.gate !== gate)
  }

  /** False when there is nothing more, or more than enough is held. */
  #fetch(): boolean {
    const isHeldUp = this.#waiting.length > 0 && this.#source.hasOneGate
    if (this.isSpent || isHeldUp) return false
    const chunk = this.#source.take(Math.min(chunkSize, this.#quota))
    this.#quota -= chunk.length
    for (const link of chunk) {
      const gate = this.#source.gateOf(link)
      if (gate.hasGivenUp) this.#dropped.push(link)
      else this.#waiting.push({ link, gate, attempt: 1, at: 0 })
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

function linkOf({ link }: Entry): OpenLink {
  return link
}

function takeReady(entries: Entry[], now: number): Entry | undefined {
  const index = entries.findIndex(({ at, gate }) => at <= now && gate.waitMs(now) === 0)
  return index === -1 ? undefined : entries.splice(index, 1)[0]
}
