import { z } from 'zod'
import { trustsSystemFor } from '../../links/requests/system-authorities.ts'
import type { Delivery } from '../../model/notices/delivery.ts'
import { inLine } from './answer.ts'
import { defineChannel, secret } from './channel.ts'

const server = z
  .string()
  .trim()
  .regex(/^(?:[\w.-]+|\[[\da-fA-F:]+\])(?::\d{1,5})?$/)

/** Addresses, with or without names: `Zhang San <a@b>, c@d`. */
const people = z
  .string()
  .transform((line) =>
    (line.match(/(?:"[^"]*"|[^,;，；\n])*<[^>]+>|[^\s,;，；]+/g) ?? []).map((each) => each.trim()),
  )

const failure = z.object({
  code: z.string().optional(),
  responseCode: z.number().optional(),
  response: z.string().optional(),
  message: z.string(),
})

export const smtp = defineChannel({
  kind: 'smtp',
  isHttp: false,
  fields: {
    /** `host` or `host:port`. */
    server,
    /** `tls` from the first byte (port 465), `starttls` where the server offers it. */
    security: z.enum(['tls', 'starttls', 'none']).optional(),
    /** `any` where a server of one's own has signed its certificate itself. */
    certificate: z.enum(['checked', 'any']).default('checked'),
    user: z.string().optional(),
    /** With QQ and 163 an authorisation code, not the password. */
    password: secret(z.string().optional()),
    /** An address, or only a name before that of the user; default the user. */
    from: z.string().trim().optional(),
    to: people,
  },
  limit: { unit: 'bytes', text: 100_000, title: 200 },
  timeoutMs: 60_000,
  async send(settings, { text, title }, { signal }) {
    const { certificate, from, password = '', security, server, to, user } = settings
    const [, host = server, port] = /^(\[.+\]|[^:]+)(?::(\d+))?$/.exec(server) ?? []
    const secure = security === undefined ? (port ?? '465') === '465' : security === 'tls'
    // Most people have no mail channel: it is not loaded until a mail goes out.
    const { createTransport } = await import('nodemailer')
    const transport = createTransport({
      host: host.replaceAll(/[[\]]/g, ''),
      port: Number(port ?? (secure ? 465 : 587)),
      secure,
      ignoreTLS: security === 'none',
      tls: { rejectUnauthorized: certificate === 'checked' },
      connectionTimeout: 15_000,
      greetingTimeout: 15_000,
      socketTimeout: 30_000,
      ...(user !== undefined && { auth: { user, pass: asGiven(password) } }),
      // A notice is text: nothing of it is read from a file or an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    const ended = Promise.withResolvers<never>()
    const end = () => ended.reject(signal.reason)
    signal.addEventListener('abort', end, { once: true })
    try {
      const mail = { from: senderOf(from, user, to), to, subject: title, text }
      // A server that is silent is waited for by nodemailer, closed or not.
      const sending = transport.sendMail(mail).catch((error: unknown) => {
        // It is who the server is that was not believed: nothing was sent yet.
        if (!trustsSystemFor(error)) throw error
        return transport.sendMail(mail)
      })
      const { rejected, response } = await Promise.race([sending, ended.promise])
      return rejected.length > 0
        ? { result: 'unsure', words: inLine(`${response} — ${rejected.length} ✗`) }
        : { result: 'delivered', words: inLine(response) }
    } catch (error) {
      signal.throwIfAborted()
      return failed(failure.parse(error))
    } finally {
      signal.removeEventListener('abort', end)
      transport.close()
    }
  },
})

/** Google shows what it gives out in four parts, and takes it as one. */
function asGiven(password: string): string {
  return /^[a-z]{4}(?:\s[a-z]{4}){3}$/.test(password) ? password.replaceAll(/\s/g, '') : password
}

/** Who writes: servers refuse a name without an address. Whom else there is none of is who is told. */
function senderOf(from = '', user = '', to: readonly string[] = []) {
  if (from.includes('@')) return from
  const address = user.includes('@') ? user : (to[0] ?? '')
  return from === '' ? address : { name: from, address: addressIn(address) }
}

function addressIn(person: string): string {
  return /<([^>]+)>/.exec(person)?.[1] ?? person
}

/** https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1: what begins with 4 may pass, what begins with 5 does not. */
function failed({
  code = '',
  message,
  response,
  responseCode = 0,
}: z.output<typeof failure>): Delivery {
  const words = inLine(response ?? message)
  // Whatever its number: QQ says so with one that is for good.
  if (/frequency|too many|limit exceeded/i.test(words)) return { result: 'later', words }
  if (/starttls/i.test(words) && /required|must/i.test(words)) return { result: 'broken', words }
  if (code === 'EAUTH' || [530, 534, 535].includes(responseCode)) {
    return { result: responseCode === 454 || responseCode === 421 ? 'later' : 'broken', words }
  }
  // Who sends, or who is to be told, is not taken; QQ says so of the header when it has read all.
  if (responseCode >= 500 && /\bfrom\b.*(?:header|address|authoriz)/i.test(words)) {
    return { result: 'broken', words }
  }
  // Without a number it is nodemailer that sees nobody to write to.
  if (code === 'EENVELOPE') {
    return { result: responseCode >= 400 && responseCode < 500 ? 'later' : 'broken', words }
  }
  if (responseCode >= 500) return { result: 'refused', words }
  // A certificate nobody vouches for, or the other kind of encryption than the port has.
  if (/certificate|altnames|wrong version number/i.test(words)) return { result: 'broken', words }
  return { result: 'later', words }
}
