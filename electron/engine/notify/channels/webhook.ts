import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { parseJson } from '../../model/terms/parse-json.ts'
import { ofPlainStatus } from './answer.ts'
import { defineChannel, long, type Outgoing, secret } from './channel.ts'
import { send } from './post.ts'

type Headers = Readonly<Record<string, string>>

/** Where a person's own address is, and how it is asked. */
export const requestFields = {
  url: secret(
    z
      .string()
      .trim()
      .regex(/^https?:\/\/[^\s/]/)
      .refine((url) => URL.canParse(url)),
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
    const wanted = contentType ?? own['content-type'] ?? 'application/json; charset=utf-8'
    const { content, type } =
      body === undefined
        ? { content: JSON.stringify(jsonOf(message)), type: wanted }
        : await written(body, wanted, message)
    const signature =
      secret === undefined ? {} : { 'x-pansentry-signature': signatureOf(content, secret) }
    const received = await send(post, target, {
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

/** A body as a person wrote it, or made of their lines of `name: value`, with its type. */
async function written(
  body: string,
  type: string,
  message: Outgoing,
): Promise<{ content: string; type: string }> {
  const plain = (template: string) => filled(template, message, (text) => text)
  const inJson = (template: string) =>
    filled(template, message, (text) => JSON.stringify(text).slice(1, -1))
  const isJson = /json/i.test(type)
  if (isJson && /^\s*[[{"]/.test(body)) return { content: inJson(body), type }
  const isForm = /x-www-form-urlencoded|multipart\/form-data/i.test(type)
  if (!isJson && !isForm) return { content: plain(body), type }
  // A value may have several lines: the next one begins with a name.
  const fields = body.split(/\n(?=\s*[\w-]+:)/).flatMap((line) => {
    const [, name, value = ''] = /^\s*([^:]+):\s*(.*)$/s.exec(line) ?? []
    return name === undefined ? [] : [[name.trim(), value.trim()] as const]
  })
  if (isJson) {
    const values = fields.map(([name, value]) => [name, parseJson(inJson(value)) ?? plain(value)])
    return { content: JSON.stringify(Object.fromEntries(values)), type }
  }
  const filledIn = fields.map(([name, value]): [string, string] => [name, plain(value)])
  if (!/multipart/i.test(type)) return { content: new URLSearchParams(filledIn).toString(), type }
  const form = new FormData()
  for (const [name, value] of filledIn) form.append(name, value)
  const made = new Response(form)
  return { content: await made.text(), type: made.headers.get('content-type') ?? type }
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
