import type { Clock } from '../../../time/clock.ts'
import { cookieIn } from '../../requests/cookies.ts'
import { rateLimited } from '../../requests/retry-after.ts'
import type { Step } from '../answer.ts'
import type { CheckContext } from '../provider.ts'
import { baiduHost } from './page.ts'

// Baidu gives it for a year; a visitor of half a day is no one who is followed.
const keptMs = 12 * 60 * 60_000

/** Keeps the cookie of a first visit: without it every question is sent to a captcha (measured by kungal). */
export class BaiduVisitor {
  readonly #clock: Clock
  #cookie = ''
  #until = 0
  #visit: Promise<unknown> | undefined

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** The `Cookie` header to send; empty when Baidu gave none. One visit at a time. */
  async cookie(context: CheckContext): Promise<Step<string>> {
    // If the visit of another check fails or is cancelled, this one makes its own.
    while (this.#visit) await unlessAborted(this.#visit, context.signal)
    if (this.#clock.now() < this.#until) return { ok: true, value: this.#cookie }
    const visit = this.#pay(context)
    this.#visit = visit.catch(() => undefined)
    return visit
  }

  /** The cookie led to a captcha: the next check comes as somebody new. */
  forget(cookie: string): void {
    if (cookie === this.#cookie) this.#until = 0
  }

  async #pay({ request, signal }: CheckContext): Promise<Step<string>> {
    try {
      const answer = await request(`https://${baiduHost}/`, { method: 'GET', signal, maxBytes: 0 })
      if (answer.status === 429) return { ok: false, verdict: rateLimited(answer, 'http.429', '') }
      const id = cookieIn(answer, 'BAIDUID')
      if (id === '') return { ok: true, value: '' }
      this.#cookie = `BAIDUID=${id}`
      this.#until = this.#clock.now() + keptMs
      return { ok: true, value: this.#cookie }
    } finally {
      this.#visit = undefined
    }
  }
}

/** Waits, but no longer than one's own check may last. */
async function unlessAborted(wait: Promise<unknown>, signal: AbortSignal): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>()
  const onAbort = () => reject(signal.reason)
  signal.throwIfAborted()
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    await Promise.race([wait, promise])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
