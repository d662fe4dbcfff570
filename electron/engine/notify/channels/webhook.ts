import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { ofPlainStatus } from './answer.ts'
import { address, defineChannel, long, type Outgoing, secret } from './channel.ts'
import { send } from './post.ts'

type Headers = Readonly<Record<string, string>>

/** Where a person's own address is, and how it is asked. */
export const requestFields = {
  url: secret(
    z
      .string()
      .trim()
      .regex(/^https?:\/\/[^\s/]/),
  ),
  method: z.enum(['POST', 'PUT', 'GET']).default('POST'),
  /** Lines of `Name: value`; what else controls a terminal or a line stands in no header. */
  headers: secret(
    long(
      z
        .string()
        .regex(/^[\P{Cc}\t\r\n]*$/u)
        .default(''),
    ),
  ),
}

/**
 * An address of one's own. It is sent JSON, signed where there is a secret; or, with a body or a method of its own,
 * what a person wrote, with `$title` and `$content` in it.
 */
export const webhook = defineChannel({
  kind: 'webhook',
  fields: {
    url: requestFields.url,
    secret: secret(z.string().optional()),
    method: requestFields.method,
    headers: requestFields.headers,
    contentType: z.string().optional(),
    /** A text with `$title` and `$content`; lines of `name: value` where the content type is that of a form. */
    body: long(z.string().optional()),
  },
  limit: { unit: 'bytes', text: 60_000, title: 300 },
  async send({ body, contentType, headers, method, secret, url }, message, post) {
    const own = headersIn(headers)
    const target = filled(url, message, encodeURIComponent)
    const type = contentType ?? own['content-type'] ?? 'application/json; charset=utf-8'
    const content =
      body === undefined ? JSON.stringify(jsonOf(message)) : written(body, type, message)
    const signature =
      secret === undefined ? {} : { 'x-pansentry-signature': signatureOf(content, secret) }
    const received = await send(post, address.parse(target), {
      method,
      ...(method !== 'GET' && { body: content }),
      headers: { ...own, ...(method !== 'GET' && { 'content-type': type }), ...signature },
    })
    return ofPlainStatus(received, post.now())
  },
})

/** `sha256=` and the HMAC of the body in hexadecimal digits, as GitHub signs its own. */
export function signatureOf(body: string, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
}

function jsonOf({ at, isBad, notices, text, title }: Outgoing) {
  return { event: notices[0]?.event ?? 'test', at, isBad, title, text, notices }
}

function written(body: string, type: string, message: Outgoing): string {
  if (/json/i.test(type)) return filled(body, message, (text) => JSON.stringify(text).slice(1, -1))
  if (!/x-www-form-urlencoded/i.test(type)) return filled(body, message, (text) => text)
  const fields = body.split('\n').flatMap((line) => {
    const [, name, value = ''] = /^\s*([^:]+):\s*(.*)$/.exec(line) ?? []
    return name === undefined ? [] : [[name.trim(), filled(value, message, (text) => text)]]
  })
  return new URLSearchParams(fields).toString()
}

function filled(
  template: string,
  { text, title }: Outgoing,
  escaped: (text: string) => string,
): string {
  // One pass: what is put in may hold a `$title` of its own.
  return template.replaceAll(/\$(title|content)/g, (_, name: string) =>
    escaped(name === 'title' ? title : text),
  )
}

export function headersIn(lines: string): Headers {
  return Object.fromEntries(
    lines.split('\n').flatMap((line) => {
      const [, name, value = ''] = /^\s*([\w-]+):\s*(.*?)\s*$/.exec(line) ?? []
      return name === undefined ? [] : [[name.toLowerCase(), value]]
    }),
  )
}
