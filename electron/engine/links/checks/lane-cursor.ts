import type { Position } from '../../model/campaign.ts'
import type { Resource } from '../../model/resource.ts'
import type { CampaignLinks, OpenLink } from './asker.ts'

/** The resources of a lane that are still open. */
export type LaneReader = {
  /** In their order of due dates; empty at the end. */
  readonly next: (after: Position, limit: number) => readonly Resource[]
  readonly among: (ids: readonly number[]) => readonly Resource[]
}

/** Where a lane has come in its order of due dates, and which of its links are taken. */
export class LaneCursor implements CampaignLinks {
  readonly #read: LaneReader
  readonly #taken = new Map<number, Resource>()
  readonly #returned: Resource[] = []
  /** Handed out before their turn, and passed over when it comes. */
  readonly #claimed = new Set<number>()
  readonly #waiters = new Set<(hasMore: boolean) => void>()
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
    return this.#handOut(returned.length > 0 ? returned : this.#readOn(limit))
  }

  claim(ids: readonly number[]): readonly OpenLink[] {
    const open = this.#read.among(ids).filter(({ id }) => !this.#claimed.has(id))
    for (const { id } of open) this.#claimed.add(id)
    this.#unread = Math.max(this.#unread - open.length, 0)
    return this.#handOut(open)
  }

  /** Settles with true when there is something to take, with false once nothing can come back any more. */
  more(): Promise<boolean> {
    if (this.left > 0) return Promise.resolve(true)
    if (this.#taken.size === 0) return Promise.resolve(false)
    return new Promise((resolve) => {
      this.#waiters.add(resolve)
    })
  }

  giveBack(links: readonly OpenLink[]): void {
    for (const { id } of links) {
      const resource = this.#taken.get(id)
      if (!resource) continue
      this.#taken.delete(id)
      this.#returned.push(resource)
    }
    this.#tellWaiters()
  }

  /** Takes a link off the list of those that are taken; undefined for one that is not on it. */
  settle(id: number): Resource | undefined {
    const resource = this.#taken.get(id)
    this.#taken.delete(id)
    this.#tellWaiters()
    return resource
  }

  #tellWaiters(): void {
    const hasMore = this.left > 0
    if (!hasMore && this.#taken.size > 0) return
    for (const tell of this.#waiters) tell(hasMore)
    this.#waiters.clear()
  }

  #handOut(resources: readonly Resource[]): readonly OpenLink[] {
    for (const resource of resources) this.#taken.set(resource.id, resource)
    // Not the resources themselves: an asker may send on what it is given.
    return resources.map(({ id, url, shareId, passcode }) => ({ id, url, shareId, passcode }))
  }

  #readOn(limit: number): readonly Resource[] {
    for (;;) {
      const wanted = Math.min(limit, this.#unread)
      if (wanted === 0) return []
      const chunk = this.#read.next(this.#after, wanted)
      const last = chunk.at(-1)
      // Fewer than planned: deleted, edited or answered since.
      if (!last) this.#unread = 0
      else this.#after = { dueAt: last.nextCheckAt ?? 0, id: last.id }
      const fresh = chunk.filter(({ id }) => !this.#claimed.has(id))
      this.#unread = Math.max(this.#unread - fresh.length, 0)
      if (fresh.length > 0) return fresh
    }
  }
}
