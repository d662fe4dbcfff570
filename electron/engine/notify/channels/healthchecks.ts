import { ofPlainStatus } from './answer.ts'
import { address, defineChannel, secret } from './channel.ts'
import { send, whole } from './post.ts'

/** A ping as healthchecks.io takes it: `/fail` after its address tells of something bad. https://healthchecks.io/docs/http_api/ */
export const healthchecks = defineChannel({
  kind: 'healthchecks',
  fields: { url: secret(address) },
  // It keeps so much of a body.
  limit: { unit: 'bytes', text: 9000, title: 300 },
  async send({ url }, message, post) {
    const received = await send(post, message.isBad ? `${url}/fail` : url, {
      method: 'POST',
      body: whole(message),
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    })
    // A check that is not there is answered with 200 too.
    if (/not found|rate limited/i.test(received.body)) {
      const isBusy = /rate limited/i.test(received.body)
      return { result: isBusy ? 'later' : 'broken', words: received.body.trim().slice(0, 100) }
    }
    return ofPlainStatus(received, post.now())
  },
})
