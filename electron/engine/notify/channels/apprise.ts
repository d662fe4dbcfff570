import { z } from 'zod'
import { ofPlainStatus } from './answer.ts'
import { address, defineChannel, long, secret } from './channel.ts'
import { postJson } from './post.ts'

/** Apprise API, which passes on to what it knows: https://github.com/caronc/apprise-api. */
export const apprise = defineChannel({
  kind: 'apprise',
  fields: {
    server: address,
    /** Of a configuration that is kept there … */
    key: secret(z.string().trim().optional()),
    /** … or the addresses themselves. */
    urls: secret(long(z.string().trim().optional())),
    tag: z.string().optional(),
  },
  limit: { unit: 'bytes', text: 15_000, title: 250 },
  // It asks all its services before it answers, and sends on even when nobody waits any more.
  timeoutMs: 120_000,
  isOnceOnly: true,
  async send({ key = '', server, tag, urls }, { isBad, text: body, title }, post) {
    const url = key === '' ? `${server}/notify` : `${server}/notify/${encodeURIComponent(key)}`
    const type = isBad ? 'warning' : 'success'
    const json = { urls, tag, title, body: body || title, type, format: 'text' }
    const received = await postJson(post, url, json)
    const { status } = received
    // Nothing is configured there: to nobody anything was sent.
    if (status === 204) return { result: 'broken', words: 'HTTP 204' }
    // Of several services one or more failed; the others would be told twice.
    if (status === 424) return { result: 'unsure', words: 'HTTP 424' }
    return ofPlainStatus(received, post.now())
  },
})
