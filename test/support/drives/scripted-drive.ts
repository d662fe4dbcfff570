import { parseLink } from '../../../electron/engine/links/links.ts'
import type { LinkProvider } from '../../../electron/engine/links/providers/provider.ts'
import type {
  Answer,
  Requester,
  RequestOptions,
} from '../../../electron/engine/links/requests/request.ts'
import type { Link } from '../../../electron/engine/model/link.ts'
import type { Verdict } from '../../../electron/engine/model/verdict.ts'

/** A request as a drive's check sent it. */
export type Sent = { readonly url: string } & Omit<RequestOptions, 'signal'>

/** What is answered: HTTP 200 with nothing in it but what is given here. */
export type Scripted = Partial<Answer>

/** One answer for every request, several for one after the other (the last comes again), or a function. */
export type Script =
  | Scripted
  | readonly Scripted[]
  | ((request: Sent) => Scripted | Promise<Scripted>)

/** An answer in JSON. */
export const json = (body: unknown, status = 200): Scripted => ({
  status,
  body: JSON.stringify(body),
})

/** The link of an address; throws for a text that is none. */
export function linkOf(text: string): Link {
  const link = parseLink(text)
  if (!link) throw new Error(`${text} is no link.`)
  return link
}

/** A provider whose requests are answered by a script, without a network. */
export class ScriptedDrive {
  /** Every request, in the order it was sent. */
  readonly sent: Sent[] = []
  readonly #provider: Pick<LinkProvider, 'sample' | 'check'>
  readonly #script: Script

  constructor(provider: Pick<LinkProvider, 'sample' | 'check'>, script: Script) {
    this.#provider = provider
    this.#script = script
  }

  /** Checks the provider's sample, or what of it is given otherwise; each request has to end with the check. */
  check(share: Partial<Link> = {}, signal = new AbortController().signal): Promise<Verdict> {
    const request: Requester = async (url, { signal: own, ...options }) => {
      if (own !== signal) throw new Error(`The request to ${url} outlives its check.`)
      const sent = { url, ...options }
      this.sent.push(sent)
      const answer = await answerTo(this.#script, sent, this.sent.length)
      return { status: 200, headers: {}, body: '', ...answer }
    }
    return this.#provider.check({ ...linkOf(this.#provider.sample), ...share }, { request, signal })
  }
}

function answerTo(script: Script, request: Sent, count: number): Scripted | Promise<Scripted> {
  if (typeof script === 'function') return script(request)
  if (!isList(script)) return script
  return script[count - 1] ?? script.at(-1) ?? {}
}

// Array.isArray does not tell a read-only list from the others.
function isList(script: Scripted | readonly Scripted[]): script is readonly Scripted[] {
  return Array.isArray(script)
}
