import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Candidate } from '../model/import.ts'

const atOnce = 500

/** The links of a preview until it is confirmed, packed: as objects those of a large file take 200 MB. */
export class HeldLinks {
  readonly #packed: Buffer[] = []
  #open: Candidate[] = []
  #count = 0

  get count(): number {
    return this.#count
  }

  add(link: Candidate): void {
    this.#open.push(link)
    this.#count += 1
    if (this.#open.length === atOnce) this.#pack()
  }

  *[Symbol.iterator](): Generator<Candidate> {
    for (const packed of this.#packed) yield* unpacked(packed)
    yield* this.#open
  }

  /** Those at some places, which rise; places beyond the last are left out. */
  *at(places: Iterable<number>): Generator<{ readonly place: number; readonly link: Candidate }> {
    let piece = { index: -1, links: this.#open }
    for (const place of places) {
      const index = Math.floor(place / atOnce)
      const packed = this.#packed[index]
      if (piece.index !== index) piece = { index, links: packed ? unpacked(packed) : this.#open }
      const link = piece.links[place % atOnce]
      if (link && place < this.#count) yield { place, link }
    }
  }

  #pack(): void {
    this.#packed.push(deflateRawSync(JSON.stringify(this.#open), { level: 1 }))
    this.#open = []
  }
}

function unpacked(packed: Buffer): Candidate[] {
  const links: Candidate[] = JSON.parse(inflateRawSync(packed).toString())
  return links
}
