import type { Link } from '../../../model/link.ts'
import { lifeOf, type Verdict } from '../../../model/verdict.ts'
import { LinkReader } from '../../address/link.ts'
import type { LinkForms, ShareForm } from '../../address/share-forms.ts'
import type { RequestOptions } from '../../requests/request.ts'
import { rateLimited } from '../../requests/retry-after.ts'
import { httpError, notUnderstood, type Step, titled } from '../answer.ts'
import type { CheckContext, LinkProvider } from '../provider.ts'
import {
  type Detail,
  detailAnswer,
  type Reply,
  readData,
  readReply,
  tokenAnswer,
} from './answer.ts'
import { isTokenSpent, type QuarkCodes } from './codes.ts'
import { headersOf, type QuarkSite } from './site.ts'

/** What sets apart the drives that speak Quark's protocol. */
export type QuarkDrive = {
  readonly forms: LinkForms
  readonly codes: QuarkCodes
  readonly site: QuarkSite
  /** Hosts whose addresses only redirect to the share. */
  readonly shortHosts: readonly string[]
}

const sharePage = '/1/clouddrive/share/sharepage'
const maxShortHops = 3

/** The address of a share, and of a folder in it. */
export function shareForm(hosts: readonly string[], id: RegExp): ShareForm {
  const folder = String.raw`#\/list\/share\/(?:[^/]*\/)*(?<folder>[0-9a-zA-Z]{4,64})`
  return {
    hosts,
    shape: new RegExp(String.raw`^\/s\/(?<id>${id.source})(?![\w-])\/?(?:\?[^#]*)?(?:${folder})?`),
    address: (id, host) => `https://${host}/s/${id}`,
    folder: (folder) => `#/list/share/${folder}`,
  }
}

export function quarkCheck(drive: QuarkDrive): LinkProvider['check'] {
  const reader = new LinkReader([drive.forms])
  return async (link, context) => {
    const share = await resolveShort(drive, reader, link, context)
    return share.ok ? new ShareCheck(drive, share.value, context).verdict() : share.verdict
  }
}

/** Follows a short address until it names the share itself. */
async function resolveShort(
  { forms, shortHosts }: QuarkDrive,
  reader: LinkReader,
  link: Link,
  { request, signal }: CheckContext,
): Promise<Step<Link>> {
  let at = link
  for (let hop = 0; hop < maxShortHops; hop += 1) {
    if (!shortHosts.includes(new URL(at.url).hostname)) return { ok: true, value: at }
    const answer = await request(at.url, { method: 'GET', signal, maxBytes: 0 })
    if (answer.status === 429) return { ok: false, verdict: rateLimited(answer, 'http.429', '') }
    const target = URL.parse(answer.headers['location'] ?? '', at.url)
    if (answer.status < 300 || answer.status > 399 || !target) {
      return { ok: false, verdict: httpError(answer.status) }
    }
    const next = reader.linkAt({ text: target.href, hasScheme: true })
    if (typeof next !== 'object' || next.provider !== forms.id) return notUnderstood()
    at = { ...next, passcode: link.passcode || next.passcode }
  }
  return notUnderstood()
}

/** The requests of one check; they share the token. */
class ShareCheck {
  readonly #drive: QuarkDrive
  readonly #link: Link
  readonly #context: CheckContext
  #token = ''
  #title = ''
  #renewed = false

  constructor(drive: QuarkDrive, link: Link, context: CheckContext) {
    this.#drive = drive
    this.#link = link
    this.#context = context
  }

  async verdict(): Promise<Verdict> {
    const verdict = await this.#judged()
    return titled(verdict, this.#title)
  }

  async #judged(): Promise<Verdict> {
    const refused = await this.#fetchToken()
    if (refused) return refused
    const root = await this.#list('0')
    if (!root.ok) return root.verdict
    const { list, status, violation, isExpire } = root.value
    if (list.length === 0) return this.#emptied(violation)
    const { codes } = this.#drive
    if (isExpire) return codes.ofContents('is_expire')
    if (status !== 1) return codes.ofContents('status')
    const [only] = list
    if (list.length === 1 && only?.dir === true && only.fid !== '') {
      // One top folder may be all that is left of a share whose files are gone (measured by kungal).
      const inside = await this.#list(only.fid)
      if (inside.ok && inside.value.list.length === 0) return this.#emptied(violation)
      // An answer that was not understood takes nothing from what the root has shown.
      if (!inside.ok && inside.verdict.state === 'rate_limited') return inside.verdict
    }
    return codes.ofContents(violation ? 'partial' : 'ok')
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
      return this.#verdictOf(reply.value)
    }
    const token = readData(tokenAnswer, reply.value)
    if (!token.ok) return token.verdict
    this.#token = token.value.data.stoken
    this.#title = token.value.data.title
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
      const verdict = this.#verdictOf(reply.value)
      // Only the token step decides: nobody has seen what a refused listing means for a share.
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
    const { site, codes } = this.#drive
    const search = new URLSearchParams({ ...site.client, ...query })
    const answer = await this.#context.request(`${site.api}${sharePage}/${step}?${search}`, {
      ...options,
      headers: {
        ...headersOf(site),
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      signal: this.#context.signal,
    })
    return readReply(answer, codes)
  }

  #verdictOf({ code, message, answer }: Reply): Verdict {
    const { passcode } = this.#link
    return this.#drive.codes.ofCode(code, { words: message, passcode, answer })
  }

  #emptied(violation: boolean): Verdict {
    return this.#drive.codes.ofContents(violation ? 'violation' : 'empty')
  }
}
