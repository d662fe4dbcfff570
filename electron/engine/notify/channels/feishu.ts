import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { Failures } from './answer.ts'
import { addressOr, defineChannel, keyIn, secret } from './channel.ts'
import { postJson, whole } from './post.ts'

// https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot; all failures come with HTTP 200.
const failures = new Failures({
  // 9499 is said of a bad request, and of too many: https://github.com/ccfos/nightingale/issues/1437
  words: [[/too many request|frequency limited/i, 'later']],
  codes: {
    2200: 'later',
    9499: 'refused',
    11232: 'later',
    11233: 'later',
    19001: 'broken',
    19002: 'refused',
    19021: 'broken',
    19022: 'broken',
    19024: 'broken',
  },
})

// Older answers have only StatusCode, newer ones only code.
const answer = z
  .object({
    code: z.number().optional(),
    StatusCode: z.number().optional(),
    msg: z.string().optional(),
    StatusMessage: z.string().optional(),
  })
  .refine(({ code, StatusCode }) => (code ?? StatusCode) !== undefined)

export const feishu = defineChannel({
  kind: 'feishu',
  fields: {
    token: secret(
      keyIn(/^(?<server>https?:\/\/.+?)\/open-apis\/bot(?:\/v2)?\/hook\/(?<key>[\w-]+)/),
    ),
    secret: secret(z.string().trim().optional()),
    /** What the bot wants to find in each message. */
    keyword: z.string().optional(),
    /** Lark: https://open.larksuite.com */
    server: addressOr('https://open.feishu.cn'),
  },
  // Of the whole body there may be 20 KB.
  limit: { unit: 'bytes', text: 15_000, title: 300 },
  async send({ keyword = '', secret, server, token }, message, post) {
    const content = inert(whole(message))
    const isLacking = keyword !== '' && !content.includes(keyword)
    const seconds = Math.floor(post.now() / 1000)
    const json = {
      msg_type: 'text',
      content: { text: isLacking ? `${keyword} ${content}` : content },
      ...(secret !== undefined && {
        timestamp: String(seconds),
        sign: feishuSign(seconds, secret),
      }),
    }
    const url = `${server}/open-apis/bot/v2/hook/${encodeURIComponent(token)}`
    const received = await postJson(post, url, json)
    const state = ({ code, msg, StatusCode, StatusMessage }: z.output<typeof answer>) => ({
      isSuccess: (code ?? StatusCode) === 0,
      code: code ?? StatusCode ?? '',
      words: msg ?? StatusMessage ?? '',
    })
    return failures.read(received, answer, state, post.now())
  },
})

/** A title that holds `<at user_id="all">` would call everybody of a group. */
function inert(text: string): string {
  return text.replaceAll(/<(?=\/?at\b)/gi, '＜')
}

/** Base64 of the HMAC of nothing, with `<seconds>\n<secret>` as its key. */
export function feishuSign(seconds: number, secret: string): string {
  return createHmac('sha256', `${seconds}\n${secret}`).update('').digest('base64')
}
