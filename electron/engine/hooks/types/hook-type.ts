import { z } from 'zod'
import type { Answer, Requester, RequestOptions } from '../../links/requests/request.ts'
import type { Message } from '../../model/message.ts'
import type { HookKind } from '../../model/saving/hook.ts'
import { version } from '../../model/version.ts'
import { loginIn } from '../../notify/channels/post.ts'
import { type Form, formOf } from '../../notify/form.ts'
import type { SavedList } from '../saved-list.ts'

/** Where a file of the drive can be loaded from, and with which headers. */
export type Download = {
  readonly sourceId: string
  readonly name: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

/** What a hook may use. */
export type HookTools = {
  readonly request: Requester
  readonly signal: AbortSignal
  /** Starts a script job with a list; null for one that is no script. Throws like `Jobs.find` and `JOB_RUNNING`. */
  readonly startJob: (id: string, list: string, savedBy: number | null) => number | null
  /** Asks the drive where files can be loaded from. */
  readonly downloads: (list: SavedList, signal: AbortSignal) => Promise<readonly Download[]>
}

/** A kind of hook: its fields, and what it does. */
export type HookType = Pick<Form<unknown>, 'fields' | 'fault'> & {
  readonly kind: HookKind
  /** How long it may take, in milliseconds, with these settings. */
  readonly timeoutMs: (settings: Settings) => number
  /**
   * Does what it is there for with files that were saved; of a list that is only tried, as much of it as leaves nothing
   * behind. Says what was done; throws a `HookFailure`, or what the request throws.
   */
  readonly tell: (settings: Settings, list: SavedList, tools: HookTools) => Promise<Message>
}

type Settings = Readonly<Record<string, string>>

type Spec<Fields extends z.ZodRawShape> = {
  readonly kind: HookKind
  readonly fields: Fields
  /** Told over HTTP, as most are: it may have a proxy of its own. */
  readonly isHttp?: boolean
  tell(settings: z.output<z.ZodObject<Fields>>, list: SavedList, tools: HookTools): Promise<Message>
}

const usualSeconds = 20
const mostSeconds = 300
const timeout = z.coerce.number().int().min(1).max(mostSeconds).default(usualSeconds)

/** Defines a kind of hook by the zod shape of its fields, all of which are read from text. */
export function defineHook<Fields extends z.ZodRawShape>(spec: Spec<Fields>): HookType {
  const own = formOf(spec.fields, spec.isHttp !== false)
  const { fault, fields } = formOf({ ...spec.fields, timeout }, spec.isHttp !== false)
  return {
    kind: spec.kind,
    fields,
    fault,
    timeoutMs: (settings) => 1000 * (timeout.safeParse(settings['timeout']).data ?? usualSeconds),
    tell: (settings, list, tools) => {
      const request = own.through(settings, tools.request)
      return spec.tell(own.read(settings), list, { ...tools, request })
    },
  }
}

// Of an answer little is read.
const maxBytes = 1024 * 1024

/** Sends as a program of its own name. */
export function ask(
  { request, signal }: HookTools,
  url: string,
  { headers, ...options }: Pick<RequestOptions, 'method' | 'body' | 'headers'>,
): Promise<Answer> {
  const own = { 'user-agent': `Pansentry/${version}`, ...loginIn(url), ...headers }
  // The signal alone says when it is late.
  const headersTimeoutMs = 1000 * mostSeconds
  return request(url, { ...options, headers: own, signal, maxBytes, headersTimeoutMs })
}

export function askJson(
  tools: HookTools,
  url: string,
  json: unknown,
  headers: RequestOptions['headers'] = {},
): Promise<Answer> {
  const type = { 'content-type': 'application/json; charset=utf-8' }
  return ask(tools, url, {
    method: 'POST',
    body: JSON.stringify(json),
    headers: { ...type, ...headers },
  })
}
