/**
 * The files that lie beside each other. A number that stands at one place in most of them belongs to the title, to the
 * season or to the picture; the one that counts episodes varies.
 */
export class Siblings {
  readonly #beginnings = new Map<string, number>()
  readonly #ends = new Map<string, number>()
  readonly #count: number
  readonly #read: ReadonlyMap<string, string>

  /** `read` are the episodes that a person read in names, by the name. */
  constructor(names: readonly string[], read: ReadonlyMap<string, string> = new Map()) {
    this.#count = names.length
    this.#read = read
    for (const name of names) {
      for (const { from, to } of runsIn(name)) {
        count(this.#beginnings, name.slice(0, to))
        count(this.#ends, name.slice(from))
      }
    }
  }

  /** The episode that a person read in a name; undefined where nobody did. */
  episodeRead(name: string): string | undefined {
    return this.#read.get(name)
  }

  /** The name with spaces in place of the numbers that most have at that place. */
  varying(name: string): string {
    let text = name
    for (const { from, to } of runsIn(name)) {
      const same = Math.max(
        this.#beginnings.get(name.slice(0, to)) ?? 0,
        this.#ends.get(name.slice(from)) ?? 0,
      )
      if (same < 2 || same * 2 <= this.#count) continue
      text = text.slice(0, from) + ' '.repeat(to - from) + text.slice(to)
    }
    return text
  }
}

/** A file of which nothing else is known. */
export const alone = new Siblings([])

function runsIn(name: string) {
  return [...name.matchAll(/\d+/g)].map(({ 0: { length }, index }) => ({
    from: index,
    to: index + length,
  }))
}

function count(counts: Map<string, number>, text: string): void {
  counts.set(text, (counts.get(text) ?? 0) + 1)
}
