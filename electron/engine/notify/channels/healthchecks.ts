import { ofPlainStatus, ofStatus } from './answer.ts'
import { defineChannel, hook } from './channel.ts'
import { send, whole } from './post.ts'

/** A ping as healthchecks.io takes it: `/fail` after its address tells of something bad. https://healthchecks.io/docs/http_api/ */
export const healthchecks = defineChannel({
  kind: 'healthchecks',
  fields: { url: hook },
  // It keeps so much of a body.
  limit: { unit: 'bytes', text: 9000, title: 300 },
  async send({ url }, message, post) {
    const address = new URL(url)
    address.pathname = address.pathname.replace(/\/*$/, message.isBad ? '/fail' : '')
    const received = await send(post, address.href, {
      method: 'POST',
      body: whole(message),
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    })
    // A check that is not there is answered with 200 too; a name that several have, with 409.
    const isBusy = /rate.limited/i.test(received.body)
    if (isBusy || received.status === 409 || /not found/i.test(received.body)) {
      return { ...ofStatus(received, post.now()), result: isBusy ? 'later' : 'broken' }
    }
    return ofPlainStatus(received, post.now())
  },
})
