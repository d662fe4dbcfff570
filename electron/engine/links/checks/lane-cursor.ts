import type { Position } from '../../model/campaign.ts'
import type { Resource } from '../../model/resource.ts'
import type { OpenLink, OpenLinks } from './asker.ts'

/** The resources of a lane that are still open, in their order of due dates; empty at the end. */
export type LaneReader = (after: Position, limit: number) => readonly Resource[]

/** Where a lane has come in its order of due dates, and which of its links are taken. */
export class LaneCursor implements OpenLinks {
  readonly #read: LaneReader
  readonly #taken = new Map<number, Resource>()
  readonly #returned: Resource[] = []
  #after: Position = { dueAt: -1, id: 0 }
  #unread: number

  /** `quota`: how many links it hands out at most. */
  constructor(read: LaneReader, quota: number) {
    this.#read = read
    this.#unread = quota
  }

  /** Links that nobody has taken, or that were given back. */
  get left(): number {
    return this.#unread + this.#returned.length
  }

  take(limit: number): readonly OpenLink[] {
    const returned = this.#returned.splice(0, limit)
    const chunk = returned.length > 0 ? returned : this.#readOn(Math.min(limit, this.#unread))
    for (const resource of chunk) this.#taken.set(resource.id, resource)
    // Not the resources themselves: an asker may send on what it is given.
    return chunk.map(({ id, url, shareId, passcode }) => ({ id, url, shareId, passcode }))
  }

  giveBack(links: readonly OpenLink[]): void {
    for (const { id } of links) {
      const resource = this.settle(id)
      if (resource) this.#returned.push(resource)
    }
  }

  /** Takes a link off the list of those that are taken; undefined for one that is not on it. */
  settle(id: number): Resource | undefined {
    const resource = this.#taken.get(id)
    this.#taken.delete(id)
    return resource
  }

  #readOn(limit: number): readonly Resource[] {
    if (limit === 0) return []
    const chunk = this.#read(this.#after, limit)
    const last = chunk.at(-1)
    if (last) this.#after = { dueAt: last.nextCheckAt ?? 0, id: last.id }
    // Fewer than planned: deleted, edited or answered since.
    this.#unread = last ? this.#unread - chunk.length : 0
    return chunk
  }
}
