import type { Answer } from './served.ts'

/** What a thing is; null where it is not there. */
export type Value = string | number | null

/**
 * What was acknowledged, thing by thing: what each may be after the next start. An answer that never came leaves
 * both, for the change may have been written before the process ended.
 */
export class Journal {
  readonly #mayBe = new Map<string, readonly Value[]>()
  readonly #underWay = new Set<string>()
  #acknowledged = 0

  /** How many changes were acknowledged so far. */
  get acknowledged(): number {
    return this.#acknowledged
  }

  /** Asks for a change of one thing, and notes what the answer promises of it. */
  async change(key: string, to: Value, ask: () => Promise<Answer>): Promise<Answer> {
    const before = this.#mayBe.get(key) ?? [null]
    const after = { acknowledged: [to], refused: before, unknown: [...before, to] }
    this.#underWay.add(key)
    this.#mayBe.set(key, after.unknown)
    const answer = await ask()
    this.#mayBe.set(key, after[answer.kind])
    this.#underWay.delete(key)
    if (answer.kind === 'acknowledged') this.#acknowledged += 1
    return answer
  }

  /** The things of a kind that are there for certain, and that nobody is changing. */
  known(kind: string): { readonly key: string; readonly value: string | number }[] {
    return this.keys(kind).flatMap((key) => {
      const [value = null] = this.#mayBe.get(key) ?? []
      return value !== null && this.isKnown(key, value) ? [{ key, value }] : []
    })
  }

  /** Whether a thing is this for certain, and nobody is changing it. */
  isKnown(key: string, value: Value): boolean {
    const [only = null, other] = this.#mayBe.get(key) ?? []
    return only === value && other === undefined && !this.isUnderWay(key)
  }

  isUnderWay(key: string): boolean {
    return this.#underWay.has(key)
  }

  /** Every thing of a kind that was ever asked for. */
  keys(kind: string): string[] {
    return [...this.#mayBe.keys()].filter((key) => key.startsWith(`${kind} `))
  }

  mayBe(key: string, value: Value): boolean {
    return (this.#mayBe.get(key) ?? [null]).includes(value)
  }

  /** Notes what a thing was found to be, or was told to be. */
  settle(key: string, value: Value): void {
    this.#mayBe.set(key, [value])
  }

  /** For a report: what was expected of a thing. */
  expected(key: string): string {
    return (this.#mayBe.get(key) ?? [null]).map((value) => JSON.stringify(value)).join(' or ')
  }
}
