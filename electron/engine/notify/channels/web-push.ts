import { createPublicKey } from 'node:crypto'
import { z } from 'zod'
import type { Answer } from '../../links/requests/request.ts'
import type { Delivery } from '../../model/notices/delivery.ts'
import { homepage } from '../../model/version.ts'
import { ofStatus } from './answer.ts'
import { defineChannel, secret } from './channel.ts'
import { send } from './post.ts'

// Where the maker of a push service finds who sends (RFC 8292 §2.1): the program, for a person's own address is nobody's
// business. Apple refuses a message without it, and one whose host is localhost or ends in .local or .invalid; an address
// at GitHub it takes: https://github.com/web-push-libs/web-push/issues/947
const subject = homepage

// A push service keeps it for a browser that is off.
const keptSeconds = 24 * 3600

// Push services take nothing else (RFC 8030 §8).
const endpoint = z.url({ protocol: /^https$/ })

const base64url = z
  .string()
  .trim()
  .regex(/^[\w-]+=*$/)

/** A value of so many bytes. */
const ofBytes = (count: number) =>
  base64url.refine((text) => Buffer.from(text, 'base64url').length === count)

/** A public key: a point of the curve P-256, uncompressed (RFC 8291 §2.1). */
const point = base64url.refine((text) => {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length !== 65 || bytes[0] !== 4) return false
  const x = bytes.toString('base64url', 1, 33)
  const y = bytes.toString('base64url', 33)
  try {
    createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' })
    return true
  } catch {
    return false
  }
})

/** A browser that asked to be told, through the push service of its maker: RFC 8030, encrypted as RFC 8291 says. */
export const webPush = defineChannel({
  kind: 'web-push',
  isGlance: true,
  fields: {
    /** Whoever knows it can use up what the browser takes in a day. */
    url: secret(endpoint),
    p256dh: point,
    auth: secret(ofBytes(16)),
    /** The pair that the browser was given the public half of (RFC 8292). */
    publicKey: point,
    privateKey: secret(ofBytes(32)),
  },
  // Of 4096 bytes (RFC 8030 §7.2) JSON may take twice as many as the text has.
  limit: { unit: 'bytes', text: 1400, title: 200 },
  async send({ auth, p256dh, privateKey, publicKey, url }, message, post) {
    const { isBad, target, text, title } = message
    const { generateRequestDetails } = (await import('web-push')).default
    const { body, headers } = generateRequestDetails(
      { endpoint: url, keys: { auth, p256dh } },
      JSON.stringify({ title, text, path: target.path }),
      {
        TTL: keptSeconds,
        urgency: isBad ? 'high' : 'normal',
        vapidDetails: { subject, publicKey, privateKey },
      },
    )
    const answer = await send(post, url, {
      method: 'POST',
      headers: headers,
      bytes: body,
    })
    return read(answer, post.now())
  },
})

/** RFC 8030 §5 and §7.3: 201 is accepted, 404 and 410 that the browser asks for nothing any more. */
function read(answer: Answer, now: number): Delivery {
  const { status } = answer
  if (status === 201 || status === 202) return { result: 'delivered', words: `HTTP ${status}` }
  const delivery = ofStatus(answer, now)
  // What it takes for wrong is no message, which are all alike, but the key or the address.
  if (status === 400) return { ...delivery, result: 'broken' }
  // Microsoft's says so of too many: https://github.com/MicrosoftDocs/windows-dev-docs/issues/4166
  if (status === 406) return { ...delivery, result: 'later' }
  return status === 404 || status === 410 ? { ...delivery, isGone: true } : delivery
}
