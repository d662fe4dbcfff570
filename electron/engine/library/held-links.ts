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
    for (const packed of this.#packed) {
      const links: readonly Candidate[] = JSON.parse(inflateRawSync(packed).toString())
      yield* links
    }
    yield* this.#open
  }

  #pack(): void {
    this.#packed.push(deflateRawSync(JSON.stringify(this.#open), { level: 1 }))
    this.#open = []
  }
}
