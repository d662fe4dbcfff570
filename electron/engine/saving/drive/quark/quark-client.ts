import type { z } from 'zod'
import { type Cookies, cookieLine, renewed } from '../../../accounts/cookie.ts'
import { mobileNames } from '../../../accounts/drives/quark-daily.ts'
import type { QuarkCodes } from '../../../links/providers/quark/codes.ts'
import { headersOf, type QuarkSite } from '../../../links/providers/quark/site.ts'
import { type Answer, RequestError } from '../../../links/requests/request.ts'
import { readRetryAfter } from '../../../links/requests/retry-after.ts'
import type { FaultKind } from '../../../model/saving/fault.ts'
import { Mask } from '../../../model/secrets/mask.ts'
import { sleep } from '../../../time/clock.ts'
import { DriveFault } from '../drive-fault.ts'
import type { DriveContext } from '../saving-drive.ts'
import { envelope, exactJson } from './quark-answers.ts'
import { deathOf, kindOf, type QuarkStep, tokenSpent } from './quark-faults.ts'

/** What sets apart the drives that speak Quark's protocol. */
export type QuarkSaving = {
  readonly id: 'quark' | 'uc'
  readonly site: QuarkSite
  readonly codes: QuarkCodes
}

export type Question = {
  readonly step: QuarkStep
  /** Behind `/1/clouddrive/`. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  /** Sent as JSON; without one it is a GET. */
  readonly body?: unknown
  /** It only reads, and is asked again when no answer came. */
  readonly isRepeated?: boolean
}

/** The token of the share ran out. */
export class TokenSpent extends Error {
  override readonly name = 'TokenSpent'
}

const longestWords = 200
const pausesMs = [2000, 6000]
// A page of 50 names is far less.
const maxBytes = 8 * 1024 * 1024

/** Asks one drive as one person; what an answer renews the next request is sent. */
export class QuarkClient {
  readonly #drive: QuarkSaving
  readonly #context: DriveContext
  #cookies: Cookies

  constructor(drive: QuarkSaving, context: DriveContext) {
    this.#drive = drive
    this.#context = context
    this.#cookies = context.cookies
  }

  /** The parts of an answer that says that it was done. */
  async ask<T>(schema: z.ZodType<T>, question: Question): Promise<T> {
    const { api, client } = this.#drive.site
    const { body, path, query, step } = question
    const search = new URLSearchParams({ ...client, uc_param_str: '', ...query })
    const url = `${api}/1/clouddrive/${path}?${search}`
    const answer = await this.#sendPatiently(url, body, question.isRepeated === true)
    const json = exactJson(answer.body)
    const read = envelope.safeParse(json)
    if (!read.success) throw this.#unreadable(answer)
    const { code, message } = read.data
    if (code !== 0 || answer.status >= 400) {
      this.#refuse(step, answer, code, message, read.data.metadata.missing_capacity)
    }
    const parsed = schema.safeParse(json)
    if (!parsed.success) throw this.#unreadable(answer)
    return parsed.data
  }

  /** As `ask`, of the page on which one signs in, whose answers have no code. */
  async askSite(path: string): Promise<Answer> {
    return this.#send(`${this.#drive.site.site}${path}`, undefined)
  }

  /** Throws what a refusal means in that place. */
  #refuse(
    step: QuarkStep,
    answer: Answer,
    code: number,
    message: string,
    missingBytes: number | undefined,
  ): never {
    const kind = kindOf(step, { status: answer.status, code, message }, this.#drive.codes)
    if (kind === tokenSpent) throw new TokenSpent(message)
    // A server at fault may be at it all the same.
    const isLost = step === 'save' && kind === 'unknown' && answer.status >= 500
    if (isLost) throw this.#fault('unreadable', String(code), message)
    const retryAfterMs = readRetryAfter(answer.headers['retry-after'], Date.now())
    const state = deathOf(kind, code, this.#drive.codes)
    throw this.#fault(kind, String(code), message, { retryAfterMs, missingBytes, state })
  }

  /** The refusal that the end of a task holds. */
  refuseTask(code: number, message: string, missingBytes: number | undefined): never {
    this.#refuse('save', { status: 200, headers: {}, body: '' }, code, message, missingBytes)
  }

  fault(kind: FaultKind, code: string): DriveFault {
    return this.#fault(kind, code, '')
  }

  #fault(kind: FaultKind, code: string, message: string, more: object = {}): DriveFault {
    const words = new Mask([...this.#cookies.values()]).hide(message, longestWords).text
    return new DriveFault({ kind, code: `${this.#drive.id}.${code}`, words, ...more })
  }

  #unreadable({ status, headers }: Answer): DriveFault {
    if (status !== 429) return this.#fault('unreadable', `http.${status}`, '')
    const retryAfterMs = readRetryAfter(headers['retry-after'], Date.now())
    return this.#fault('limited', 'http.429', '', { retryAfterMs })
  }

  async #sendPatiently(url: string, body: unknown, isRepeated: boolean): Promise<Answer> {
    const { clock, signal } = this.#context
    for (const pause of isRepeated ? pausesMs : []) {
      try {
        const answer = await this.#send(url, body)
        if (answer.status < 500) return answer
      } catch (error) {
        if (!(error instanceof DriveFault && error.isUncertain)) throw error
      }
      await sleep(clock, pause, signal)
    }
    return this.#send(url, body)
  }

  async #send(url: string, body: unknown): Promise<Answer> {
    const { request, signal, turn } = this.#context
    await turn()
    try {
      const answer = await request(url, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          ...this.headers(),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal,
        maxBytes,
        provider: this.#drive.id,
      })
      this.#renew(answer.cookies)
      return answer
    } catch (error) {
      if (!(error instanceof RequestError)) throw error
      const { code, message } = error
      throw new DriveFault({ kind: 'network', code, words: message }, { cause: error })
    }
  }

  /** What the drive is sent with each request: the sign-in among it. */
  headers(): Readonly<Record<string, string>> {
    const sent = [...this.#cookies].filter(([name]) => !mobileNames.includes(name))
    return { ...headersOf(this.#drive.site), cookie: cookieLine(new Map(sent)) }
  }

  #renew(set: readonly string[] | undefined): void {
    if (!set) return
    this.#cookies = renewed(this.#cookies, set)
    this.#context.renew(this.#cookies)
  }
}
