import { z } from 'zod'
import { Failures } from './answer.ts'
import { addressOr, defineChannel, list, secret } from './channel.ts'
import { postJson, whole } from './post.ts'

// Its maker publishes none; these are known from clients of it.
const failures = new Failures({
  words: [[/频繁|超过.*限制/, 'later']],
  codes: {
    1001: 'broken',
    1002: 'broken',
    1003: 'refused',
    1004: 'broken',
    1005: 'refused',
    1006: 'later',
    1007: 'refused',
    1010: 'broken',
  },
})

const one = z.object({ code: z.number(), status: z.string().catch('') })
const answer = z.object({
  code: z.number(),
  msg: z.string().catch(''),
  data: z.array(one).nullish().catch(undefined),
})

/** With a simple token (SPT) alone, or with that of an app and whom it tells. */
export const wxpusher = defineChannel({
  kind: 'wxpusher',
  fields: {
    spt: secret(z.string().trim().optional()),
    appToken: secret(z.string().trim().optional()),
    uids: list.default([]),
    topics: list.refine((ids) => ids.every((id) => /^\d+$/.test(id))).default([]),
    server: addressOr('https://wxpusher.zjiecode.com'),
  },
  limit: { unit: 'characters', text: 20_000, title: 100 },
  async send({ appToken, server, spt, topics, uids }, message, post) {
    const common = { content: whole(message), summary: message.title, contentType: 1 }
    const base = `${server}/api/send/message`
    const received =
      appToken === undefined
        ? await postJson(post, `${base}/simple-push`, { ...common, spt })
        : await postJson(post, base, { ...common, appToken, uids, topicIds: topics.map(Number) })
    // Each of those who are told has an answer of their own.
    const state = ({ code, data, msg }: z.output<typeof answer>) => {
      const failed = data?.find((each) => each.code !== 1000)
      return {
        isSuccess: code === 1000 && failed === undefined,
        code: code === 1000 ? (failed?.code ?? code) : code,
        words: failed?.status || msg,
      }
    }
    return failures.read(received, answer, state, post.now())
  },
})
