import type { z } from 'zod'
import type { Answer } from '../../links/requests/request.ts'
import { readRetryAfter } from '../../links/requests/retry-after.ts'
import type { Delivery } from '../../model/notices/delivery.ts'
import { parseJson } from '../../model/terms/parse-json.ts'

/** What a failure asks for; `tomorrow`, that nothing more is sent this day of China, or of UTC. */
export type Failing = 'later' | 'tomorrow' | 'utc-tomorrow' | 'broken' | 'refused'

/** What an answer says of a message. */
export type Statement = {
  readonly isSuccess: boolean
  readonly code: string | number
  /** The service's own words. */
  readonly words: string
  /** Milliseconds it asks to be left alone. */
  readonly waitMs?: number | undefined
}

const hourMs = 3_600_000

/** What a service's failures ask for. Words go before codes: several services have one code for unlike things. */
export class Failures {
  readonly #codes: Readonly<Record<string, Failing>>
  readonly #words: readonly (readonly [RegExp, Failing])[]

  constructor({
    codes = {},
    words = [],
  }: {
    readonly codes?: Readonly<Record<string, Failing>>
    readonly words?: readonly (readonly [RegExp, Failing])[]
  }) {
    this.#codes = codes
    this.#words = words
  }

  /** Reads a JSON answer: delivered is only what carries the success sign, whatever its HTTP status. */
  read<T>(
    answer: Answer,
    schema: z.ZodType<T>,
    state: (value: T) => Statement,
    now: number,
  ): Delivery {
    const parsed = schema.safeParse(parseJson(answer.body))
    if (!parsed.success) return ofStatus(answer, now)
    const statement = state(parsed.data)
    if (statement.isSuccess && answer.status < 300)
      return { result: 'delivered', words: statement.words }
    return this.of(answer, statement, now)
  }

  /** What a failure of the service's own asks for; an unknown one may pass, so it is tried again. */
  of(answer: Answer, { code, waitMs, words }: Omit<Statement, 'isSuccess'>, now: number): Delivery {
    const known =
      this.#words.find(([pattern]) => pattern.test(words))?.[1] ?? this.#codes[String(code)]
    const shown = inLine([words, code === '' ? '' : `(${code})`].filter(Boolean).join(' '))
    if (known === undefined) {
      const plain = ofStatus(answer, now)
      return { ...plain, words: shown || plain.words, ...(waitMs !== undefined && { waitMs }) }
    }
    if (known === 'tomorrow' || known === 'utc-tomorrow') {
      return {
        result: 'later',
        words: shown,
        waitMs: untilTomorrow(now, known === 'tomorrow' ? 8 : 0),
      }
    }
    if (known !== 'later') return { result: known, words: shown }
    const wait = waitMs ?? readRetryAfter(answer.headers['retry-after'], now)
    return { result: 'later', words: shown, ...(wait !== undefined && { waitMs: wait }) }
  }
}

/** What an answer says by its HTTP status alone; a 200 without the sign of success is none. */
export function ofStatus({ body, headers, status }: Answer, now: number): Delivery {
  const { location } = headers
  // Most often the same address with https.
  const isElsewhere = status >= 300 && status < 400 && location !== undefined
  const words = isElsewhere
    ? `HTTP ${status} → ${location}`
    : inLine(`HTTP ${status} ${body.replaceAll(/<[^>]*>|\s+/g, ' ')}`)
  // Sent elsewhere, not let in, not there.
  if ((status >= 300 && status < 400) || [401, 403, 404, 405, 407, 410].includes(status)) {
    return { result: 'broken', words }
  }
  if ([400, 406, 411, 413, 414, 415, 422, 431].includes(status)) return { result: 'refused', words }
  const waitMs = readRetryAfter(headers['retry-after'], now)
  return { result: 'later', words, ...(waitMs !== undefined && { waitMs }) }
}

/** Where a status of 2xx is all there is of a success. */
export function ofPlainStatus(answer: Answer, now: number): Delivery {
  const { status } = answer
  return status >= 200 && status < 300
    ? { result: 'delivered', words: `HTTP ${status}` }
    : ofStatus(answer, now)
}

/** Words in one line. They are whole: what is cut before its secrets are hidden shows the half of one. */
export function inLine(words: string): string {
  return words.replaceAll(/\s+/g, ' ').trim()
}

/** Until the next day of a place so many hours before UTC. */
function untilTomorrow(now: number, hours: number): number {
  const dayMs = 24 * hourMs
  const ofDay = (now + hours * hourMs) % dayMs
  return dayMs - ofDay + 60_000
}
