import type { DeadState, State, Verdict } from '../../model/verdict.ts'
import type { Answer } from '../requests/request.ts'
import { rateLimited } from '../requests/retry-after.ts'

/** What a code or a page says of a share. */
export type Meaning =
  | State
  /** A passcode is required or, when one was sent, wrong. */
  | 'passcode'
  /** Weak evidence of a death, such as a code that one source alone names: only the same again hours later counts. */
  | { readonly unproven: DeadState }

/** What a code came with. */
export type Evidence = {
  /** The drive's own words. */
  readonly words?: string
  /** The passcode that was sent. */
  readonly passcode?: string
  /** The answer that held it: its `Retry-After` is kept. */
  readonly answer?: Answer
}

type Meanings<Name extends string = string> = Readonly<Record<Name, Meaning>>

/** Everything one drive may answer, and what it means. */
export class CodeTable<Contents extends string = string> {
  /** Each reason code of the drive, such as `quark.41012`; each has its words in both languages. */
  readonly reasons: readonly string[]
  readonly #id: string
  readonly #codes: ReadonlyMap<string, Meaning>
  readonly #families: readonly (readonly [RegExp, Meaning])[]
  readonly #contents: Meanings<Contents>

  /**
   * `codes` are the drive's own, `families` those that come in many forms; `contents` name what is read from
   * a share's contents or page. They are kept apart: a drive whose code is the word `empty` means something unknown.
   */
  constructor(
    id: string,
    table: {
      readonly codes?: Meanings
      readonly families?: readonly (readonly [RegExp, Meaning])[]
      readonly contents: Meanings<Contents>
    },
  ) {
    const { codes = {}, families = [], contents } = table
    this.#id = id
    this.#codes = new Map(Object.entries(codes))
    this.#families = families
    this.#contents = contents
    this.reasons = [...this.#codes.keys(), ...Object.keys(contents)].map((each) =>
      this.#dotted(each),
    )
  }

  /** What the drive means by one of its codes; undefined for one nobody knows. */
  meaningOf(code: string | number): Meaning | undefined {
    const text = String(code)
    return this.#codes.get(text) ?? this.#families.find(([family]) => family.test(text))?.[1]
  }

  /** The verdict of a code the drive answered; unless other evidence gives it a meaning, an unknown one is an error. */
  ofCode(
    code: string | number,
    evidence: Evidence,
    meaning: Meaning = this.meaningOf(code) ?? 'error',
  ): Verdict {
    return verdictOf(meaning, this.#dotted(code), evidence)
  }

  /** The verdict of what contents or a page show. */
  ofContents(name: Contents, evidence: Evidence = {}): Verdict {
    return verdictOf(this.#contents[name], this.#dotted(name), evidence)
  }

  /** The reason code of a code that asks for fewer requests; undefined for any other. */
  rateLimitOf(code: string | number): string | undefined {
    return this.meaningOf(code) === 'rate_limited' ? this.#dotted(code) : undefined
  }

  #dotted(name: string | number): string {
    return `${this.#id}.${name}`
  }
}

function verdictOf(
  meaning: Meaning,
  code: string,
  { words = '', passcode = '', answer }: Evidence,
): Verdict {
  const reason = shortened(words)
  if (typeof meaning === 'object') return { state: meaning.unproven, code, reason, unproven: true }
  if (meaning === 'rate_limited' && answer) return rateLimited(answer, code, reason)
  if (meaning !== 'passcode') return { state: meaning, code, reason }
  return { state: passcode === '' ? 'passcode_required' : 'passcode_wrong', code, reason }
}

/** A drive's own words, short enough to keep. */
export function shortened(words: string): string {
  return words.trim().slice(0, 200)
}
