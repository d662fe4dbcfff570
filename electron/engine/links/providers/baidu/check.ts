import { z } from 'zod'
import type { Link } from '../../../model/link.ts'
import type { Verdict } from '../../../model/verdict.ts'
import { type Clock, systemClock } from '../../../time/clock.ts'
import type { Answer, RequestOptions } from '../../requests/request.ts'
import { notUnderstood, readAnswer, type Step, titled } from '../answer.ts'
import type { CheckContext, LinkProvider } from '../provider.ts'
import { codes } from './codes.ts'
import { antiBot, baiduHost, readSharePage, redirectOf } from './page.ts'
import { BaiduVisitor } from './visitor.ts'

const site = `https://${baiduHost}`
const client = { app_id: '250528', web: '1', channel: 'chunlei', clienttype: '0' }
// Each page that is read counts as a visit.
const maxRedirects = 1

const words = z.string().catch('')
const envelope = z.looseObject({
  // Must be an integer: an answer without it is an empty shell, not a success (measured by kungal).
  errno: z.int(),
  errmsg: words,
  err_msg: words,
  show_msg: words,
  title: words,
})
// It becomes a header.
const verifyAnswer = z.object({ randsk: z.string().regex(/^[\w%+/=.~-]{1,512}$/) })
const listAnswer = z.object({ list: z.array(z.unknown()) })

/** An answer with its `errno`, not yet judged. */
type Reply = {
  readonly errno: number
  readonly message: string
  readonly title: string
  readonly answer: Answer
  readonly json: unknown
}

/** One visitor, whose cookie serves all checks. */
export function baiduCheck(clock: Clock = systemClock): LinkProvider['check'] {
  const visitor = new BaiduVisitor(clock)
  return async (link, context) => {
    const visit = await visitor.cookie(context)
    if (!visit.ok) return visit.verdict
    const verdict = await new ShareCheck(link, context, visit.value).verdict()
    if (verdict.state === 'captcha') visitor.forget(visit.value)
    return verdict
  }
}

/** The requests of one check: more than three visits to a passcode share in a row bring a captcha. */
class ShareCheck {
  readonly #surl: string
  readonly #passcode: string
  readonly #context: CheckContext
  readonly #cookie: string

  constructor({ shareId, passcode }: Link, context: CheckContext, cookie: string) {
    this.#surl = shareId
    this.#passcode = passcode
    this.#context = context
    this.#cookie = cookie
  }

  async verdict(): Promise<Verdict> {
    const info = await this.#shortUrlInfo()
    if (info.ok && info.value.errno !== -9) {
      const { errno, title } = info.value
      // Of a refusal it is the words of that.
      return titled(this.#judge(info.value), errno === 0 ? title : '')
    }
    if (!info.ok && info.verdict.state !== 'error') return info.verdict
    const page = await this.#page()
    if (page?.state === 'passcode_required' && this.#passcode !== '') return this.#tryPasscode(page)
    if (page) return page
    if (info.ok && this.#passcode === '') return codes.ofContents('unclear')
    return this.#list()
  }

  #judge(reply: Reply): Verdict {
    return reply.errno === 0 ? codes.ofContents('ok') : this.#refusal(reply)
  }

  #shortUrlInfo(): Promise<Step<Reply>> {
    const query = new URLSearchParams({ ...client, shorturl: `1${this.#surl}` })
    return this.#ask(`/api/shorturlinfo?${query}`, { method: 'GET' }, this.#cookie)
  }

  /** Follows the share's page, within the drive; undefined when it shows nothing about the share. */
  async #page(): Promise<Verdict | undefined> {
    const { request, signal } = this.#context
    const query = this.#passcode === '' ? '' : `?${new URLSearchParams({ pwd: this.#passcode })}`
    let at = `${this.#address}${query}`
    let prompt: Verdict | undefined
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      const answer = await request(at, { method: 'GET', headers: this.#headers(), signal })
      const target = redirectOf(answer, at)
      const puzzle = antiBot(target)
      if (puzzle) return puzzle
      if (!target) return readSharePage(answer) ?? prompt
      if (target.host !== baiduHost) return undefined
      if (target.pathname.endsWith('/404.html')) {
        return codes.ofContents('page_404')
      }
      if (/^\/(?:share|wap)\/init$/.test(target.pathname)) {
        // Three programs read this redirect alone as a share that asks for its passcode.
        prompt = codes.ofContents('passcode')
      }
      at = target.href
    }
    return prompt
  }

  /** The page has shown that the share is there; one try tells whether the passcode opens it. */
  async #tryPasscode(page: Verdict): Promise<Verdict> {
    const reply = await this.#verify()
    const verdict = reply.ok ? this.#judge(reply.value) : reply.verdict
    const { state } = verdict
    const isSettled = state === 'valid' || state === 'passcode_wrong'
    // What was not understood takes nothing from what the page has shown.
    return isSettled || state === 'rate_limited' || state === 'captcha' ? verdict : page
  }

  #verify(): Promise<Step<Reply>> {
    const query = new URLSearchParams({ ...client, surl: this.#surl, pwd: this.#passcode })
    const form = new URLSearchParams({ pwd: this.#passcode, vcode: '', vcode_str: '' })
    return this.#ask(
      `/share/verify?${query}`,
      { method: 'POST', body: form.toString() },
      this.#cookie,
    )
  }

  /** The listing, as several programs ask for it; an accepted passcode alone proves nothing (measured by kungal). */
  async #list(): Promise<Verdict> {
    const opened = this.#passcode !== ''
    let key = ''
    if (opened) {
      const reply = await this.#verify()
      if (!reply.ok) return reply.verdict
      if (reply.value.errno !== 0) return this.#judge(reply.value)
      const verified = verifyAnswer.safeParse(reply.value.json)
      if (!verified.success) return notUnderstood().verdict
      key = `BDCLND=${verified.data.randsk}`
    }
    const query = new URLSearchParams({
      ...client,
      web: '5',
      desc: '1',
      showempty: '0',
      page: '1',
      num: '20',
      order: 'time',
      shorturl: this.#surl,
      root: '1',
      view_mode: '1',
    })
    const reply = await this.#ask(`/share/list?${query}`, { method: 'GET' }, key)
    if (!reply.ok) return reply.verdict
    if (reply.value.errno !== 0) return this.#refusal(reply.value, opened)
    const contents = listAnswer.safeParse(reply.value.json)
    if (!contents.success) return notUnderstood().verdict
    if (contents.data.list.length > 0) return this.#judge(reply.value)
    return codes.ofContents('empty')
  }

  /** The verdict of an `errno` other than 0; `opened` when the passcode was accepted before it was answered. */
  #refusal({ errno, message, answer }: Reply, opened = false): Verdict {
    const evidence = { words: message, passcode: this.#passcode, answer }
    // A passcode that was accepted and is refused next: not an answer to build on.
    if (opened && codes.meaningOf(errno) === 'passcode') return notUnderstood(message).verdict
    // Baidu still accepts the passcode of a deleted share (measured); of a cancelled one nobody saw that.
    return opened && errno === -7
      ? codes.ofCode(errno, evidence, { unproven: 'deleted' })
      : codes.ofCode(errno, evidence)
  }

  async #ask(
    path: string,
    options: Pick<RequestOptions, 'method' | 'body'>,
    cookie: string,
  ): Promise<Step<Reply>> {
    const { request, signal } = this.#context
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await request(site + path, {
      ...options,
      headers: { ...this.#headers(cookie), ...(options.body === undefined ? {} : form) },
      signal,
    })
    const puzzle = antiBot(redirectOf(answer, site))
    if (puzzle) return { ok: false, verdict: puzzle }
    const reply = readAnswer(answer, envelope, ({ errno }) => codes.rateLimitOf(errno))
    if (!reply.ok) return reply
    const { errno, errmsg, err_msg, show_msg, title } = reply.value
    const message = errmsg || err_msg || show_msg || title
    return { ok: true, value: { errno, message, title, answer, json: reply.value } }
  }

  get #address(): string {
    return `${site}/s/1${this.#surl}`
  }

  #headers(cookie = this.#cookie): Record<string, string> {
    return { referer: this.#address, ...(cookie === '' ? {} : { cookie }) }
  }
}
