import { z } from 'zod'
import type { Delivery } from '../../model/notices/delivery.ts'
import { parseJson } from '../../model/terms/parse-json.ts'
import { addressOr, defineChannel, secret, text } from './channel.ts'
import { postJson, send, whole } from './post.ts'
import { readWecom, wecomOrigin } from './wecom.ts'

const tokenAnswer = z.object({ errcode: z.literal(0), access_token: z.string().min(1) })

/** An app of one's own in WeCom. A token lives two hours; to fetch one for each message is allowed, and keeps none. */
export const wecomApp = defineChannel({
  kind: 'wecom-app',
  fields: {
    corp: text,
    secret: secret(text),
    agent: z.coerce.number().int(),
    user: z.string().default('@all'),
    server: addressOr(wecomOrigin),
  },
  limit: { unit: 'bytes', text: 1800, title: 200 },
  paceMs: 2000,
  async send({ agent, corp, secret, server, user }, message, post): Promise<Delivery> {
    const query = new URLSearchParams({ corpid: corp, corpsecret: secret })
    const received = await send(post, `${server}/cgi-bin/gettoken?${query}`, { method: 'GET' })
    const token = tokenAnswer.safeParse(parseJson(received.body)).data?.access_token
    if (token === undefined) {
      const failed = readWecom(received, post.now())
      return failed.result === 'delivered' ? { result: 'later', words: failed.words } : failed
    }
    const url = `${server}/cgi-bin/message/send?access_token=${encodeURIComponent(token)}`
    const json = {
      touser: user,
      msgtype: 'text',
      agentid: agent,
      text: { content: whole(message) },
      safe: 0,
    }
    const answer = await postJson(post, url, json)
    const delivery = readWecom(answer, post.now())
    // A token may run out at any moment; the next attempt has a new one.
    const isTokenOver = /\((?:40014|42001)\)$/.test(delivery.words)
    return isTokenOver ? { result: 'later', words: delivery.words } : delivery
  },
})
