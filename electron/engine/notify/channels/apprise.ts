import { z } from 'zod'
import { ofPlainStatus, ofStatus } from './answer.ts'
import { address, defineChannel, keyIn, login, long, secret } from './channel.ts'
import { basic, postJson } from './post.ts'

const keyAddress = /^(?<server>https?:\/\/.+?)\/(?:notify|cfg)\/(?<key>[\w-]+)\/?$/

/** Apprise API, which passes on to what it knows: https://github.com/caronc/apprise-api. */
export const apprise = defineChannel({
  kind: 'apprise',
  fields: {
    /** With or without its own path, as its manual writes it. */
    server: address.transform((url) => url.replace(/\/notify$/, '')),
    /** Of a configuration that is kept there … */
    key: secret(keyIn(keyAddress).optional().meta({ address: keyAddress })),
    /** … or the addresses themselves. */
    urls: secret(long(z.string().trim().optional())),
    tag: z.string().optional(),
    ...login,
  },
  limit: { unit: 'bytes', text: 15_000, title: 250 },
  // It asks all its services before it answers, and sends on even when nobody waits any more.
  timeoutMs: 120_000,
  isOnceOnly: true,
  async send(settings, { isBad, text: body, title }, post) {
    const { key = '', password, server, tag, urls, user } = settings
    const url = key === '' ? `${server}/notify` : `${server}/notify/${encodeURIComponent(key)}`
    const type = isBad ? 'warning' : 'success'
    const json = { urls, tag, title, body: body || title, type, format: 'text' }
    const received = await postJson(post, url, json, basic(user, password))
    const { status } = received
    // Nothing is configured there: to nobody anything was sent.
    if (status === 204) return { result: 'broken', words: 'HTTP 204' }
    // Of several services one or more failed; the others would be told twice.
    if (status === 424) return { ...ofStatus(received, post.now()), result: 'unsure' }
    return ofPlainStatus(received, post.now())
  },
})
