import type { Link } from '../../../model/link.ts'
import type { Drive } from '../../../model/provider.ts'
import { lifeOf, type Verdict } from '../../../model/verdict.ts'
import { parseLink } from '../../address/link.ts'
import type { RequestOptions } from '../../requests/request.ts'
import { rateLimited } from '../../requests/retry-after.ts'
import { notUnderstood, type Step } from '../answer.ts'
import type { CheckContext, LinkProvider } from '../provider.ts'
import {
  type Detail,
  detailAnswer,
  type Reply,
  readData,
  readReply,
  tokenAnswer,
  verdictOfCode,
} from './answer.ts'
import { isTokenSpent, type QuarkContents } from './codes.ts'

/** What sets apart the drives that speak Quark's protocol. */
export type QuarkDrive = {
  readonly id: Drive
  readonly api: string
  /** The page whose calls these are; sent as `Origin` and `Referer`. */
  readonly site: string
  readonly client: Readonly<Record<string, string>>
  /** Hosts whose addresses only redirect to the share. */
  readonly shortHosts: readonly string[]
}

const sharePage = '/1/clouddrive/share/sharepage'
const maxShortHops = 3

/** Quark: a token for the share, then its contents; a token alone is given for dead shares too. */
export const quark: LinkProvider = createQuarkProvider({
  id: 'quark',
  api: 'https://drive-pc.quark.cn',
  site: 'https://pan.quark.cn',
  client: { pr: 'ucpro', fr: 'pc' },
  shortHosts: ['pan.qoark.cn'],
})

export function createQuarkProvider(drive: QuarkDrive): LinkProvider {
  return {
    id: drive.id,
    async check(link, context) {
      const share = await resolveShort(drive, link, context)
      return share.ok ? new ShareCheck(drive, share.value, context).verdict() : share.verdict
    },
  }
}

/** Follows a short address until it names the share itself. */
async function resolveShort(
  drive: QuarkDrive,
  link: Link,
  { request, signal }: CheckContext,
): Promise<Step<Link>> {
  let at = link
  for (let hop = 0; hop < maxShortHops; hop += 1) {
    if (!drive.shortHosts.includes(new URL(at.url).hostname)) return { ok: true, value: at }
    const answer = await request(at.url, { method: 'GET', signal, maxBytes: 0 })
    if (answer.status === 429) return { ok: false, verdict: rateLimited(answer, 'http.429', '') }
    const target = URL.parse(answer.headers['location'] ?? '', at.url)
    if (answer.status < 300 || answer.status > 399 || !target) {
      const verdict = { state: 'error', code: `http.${answer.status}`, reason: '' } as const
      return { ok: false, verdict }
    }
    const next = parseLink(target.href)
    if (next?.provider !== drive.id) return notUnderstood('')
    at = { ...next, passcode: link.passcode || next.passcode }
  }
  return notUnderstood('')
}

/** The requests of one check; they share the token. */
class ShareCheck {
  readonly #drive: QuarkDrive
  readonly #link: Link
  readonly #context: CheckContext
  #token = ''
  #renewed = false

  constructor(drive: QuarkDrive, link: Link, context: CheckContext) {
    this.#drive = drive
    this.#link = link
    this.#context = context
  }

  async verdict(): Promise<Verdict> {
    const refused = await this.#fetchToken()
    if (refused) return refused
    const root = await this.#list('0')
    if (!root.ok) return root.verdict
    const { list, status, violation, isExpire } = root.value
    if (list.length === 0) return this.#emptied(violation)
    // Read by single clients only, each with another meaning: no ground to call a share dead.
    if (isExpire) return this.#say('error', 'is_expire')
    if (status !== 1) return this.#say('error', 'status')
    const [only] = list
    if (list.length === 1 && only?.dir === true && only.fid !== '') {
      // One top folder may be all that is left of a share whose files are gone (measured by kungal).
      const inside = await this.#list(only.fid)
      if (inside.ok && inside.value.list.length === 0) return this.#emptied(violation)
      // An answer that was not understood takes nothing from what the root has shown.
      if (!inside.ok && inside.verdict.state === 'rate_limited') return inside.verdict
    }
    return violation ? this.#say('partial', 'partial') : this.#say('valid', 'ok')
  }

  async #fetchToken(): Promise<Verdict | undefined> {
    const reply = await this.#ask(
      'token',
      {},
      {
        method: 'POST',
        body: JSON.stringify({
          pwd_id: this.#link.shareId,
          passcode: this.#link.passcode,
        }),
      },
    )
    if (!reply.ok) return reply.verdict
    if (reply.value.code !== 0) {
      return verdictOfCode(reply.value, this.#drive.id, this.#link.passcode)
    }
    const token = readData(tokenAnswer, reply.value)
    if (!token.ok) return token.verdict
    this.#token = token.value.data.stoken
    return undefined
  }

  async #list(folder: string): Promise<Step<Detail>> {
    const reply = await this.#ask(
      'detail',
      {
        pwd_id: this.#link.shareId,
        stoken: this.#token,
        pdir_fid: folder,
        force: '0',
        _page: '1',
        _size: '50',
        _fetch_banner: '0',
        _fetch_share: '1',
        _fetch_total: '1',
        _sort: 'file_type:asc,updated_at:desc',
      },
      { method: 'GET' },
    )
    if (!reply.ok) return reply
    const { code, message } = reply.value
    if (isTokenSpent(code, message) && !this.#renewed) {
      this.#renewed = true
      const refused = await this.#fetchToken()
      return refused ? { ok: false, verdict: refused } : this.#list(folder)
    }
    if (code !== 0) {
      const verdict = verdictOfCode(reply.value, this.#drive.id, this.#link.passcode)
      // Only the token step decides: nobody has seen what a refused listing says of a share.
      const decided = lifeOf(verdict.state) !== 'undecided'
      return { ok: false, verdict: decided ? { ...verdict, state: 'error' } : verdict }
    }
    const detail = readData(detailAnswer, reply.value)
    if (!detail.ok) return detail
    if (detail.value.contradicts) return notUnderstood(message)
    return detail
  }

  async #ask(
    step: 'token' | 'detail',
    query: Readonly<Record<string, string>>,
    options: Pick<RequestOptions, 'method' | 'body'>,
  ): Promise<Step<Reply>> {
    const { api, site, client, id } = this.#drive
    const search = new URLSearchParams({ ...client, ...query })
    const answer = await this.#context.request(`${api}${sharePage}/${step}?${search}`, {
      ...options,
      headers: {
        accept: 'application/json, text/plain, */*',
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
        origin: site,
        referer: `${site}/`,
      },
      signal: this.#context.signal,
    })
    return readReply(answer, id)
  }

  #emptied(violation: boolean): Verdict {
    if (violation) return this.#say('banned', 'violation')
    // A listing may come up empty for a moment; two do not.
    return { state: 'empty', code: `${this.#drive.id}.empty`, reason: '', unproven: true }
  }

  #say(state: Verdict['state'], contents: QuarkContents): Verdict {
    return { state, code: `${this.#drive.id}.${contents}`, reason: '' }
  }
}
