import type { Answer, RequestOptions } from '../../links/requests/request.ts'
import { version } from '../../model/version.ts'
import { decoded } from '../channel-mask.ts'
import type { Outgoing, Post } from './channel.ts'

type Headers = Readonly<Record<string, string>>

// Of an answer nothing more is read.
const maxBytes = 64 * 1024

/** Sends as a program of its own name: a service that is told something is no drive that is asked. */
export function send(
  { request, signal }: Post,
  url: string,
  options: Pick<RequestOptions, 'method' | 'body' | 'bytes' | 'headers'>,
): Promise<Answer> {
  const headers = { 'user-agent': `Pansentry/${version}`, ...loginIn(url), ...options.headers }
  return request(url, { ...options, headers, signal, maxBytes })
}

export function postJson(
  post: Post,
  url: string,
  json: unknown,
  headers: Headers = {},
): Promise<Answer> {
  return send(post, url, {
    method: 'POST',
    body: JSON.stringify(json),
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  })
}

export function postForm(post: Post, url: string, fields: Headers): Promise<Answer> {
  return send(post, url, {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
  })
}

/** The header of the login in an address, which a request does without. */
export function loginIn(url: string): Headers {
  const { password, username } = new URL(url)
  return basic(decoded(username) || undefined, decoded(password))
}

/** The header of a login; none without a user. */
export function basic(user: string | undefined, password = ''): Headers {
  if (user === undefined) return {}
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` }
}

/** Title and text as one, for those who have no title. */
export function whole({ title, text }: Pick<Outgoing, 'title' | 'text'>): string {
  return text === '' ? title : `${title}\n${text}`
}
