import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { Failures } from './answer.ts'
import { addressOr, defineChannel, keyIn, secret } from './channel.ts'
import { postJson, whole } from './post.ts'

// https://open.dingtalk.com/document/orgapp/custom-robots-send-group-messages, and published answers of it; all
// failures come with HTTP 200. 310000 has several meanings, most of them mended by the person.
const failures = new Failures({
  words: [
    [/too fast|频率/, 'later'],
    // Of a clock that is not set yet: https://github.com/jenkinsci/dingtalk-plugin/issues/116
    [/invalid timestamp/, 'later'],
  ],
  codes: {
    '-1': 'later',
    40035: 'broken',
    43002: 'broken',
    43004: 'broken',
    101002: 'refused',
    130101: 'later',
    300001: 'broken',
    300005: 'broken',
    310000: 'broken',
    400013: 'broken',
    400101: 'broken',
    400102: 'broken',
    400105: 'broken',
    400106: 'broken',
    410100: 'later',
    460101: 'refused',
  },
})

// An errcode may come as text.
const answer = z.object({ errcode: z.coerce.number(), errmsg: z.string().catch('') })

export const dingtalk = defineChannel({
  kind: 'dingtalk',
  fields: {
    token: secret(
      keyIn(/^(?<server>https?:\/\/.+?)\/robot\/send\?(?:.*&)?access_token=(?<key>\w+)/),
    ),
    secret: secret(z.string().trim().optional()),
    /** What the bot wants to find in each message. */
    keyword: z.string().optional(),
    server: addressOr('https://oapi.dingtalk.com'),
  },
  // Of the whole body there may be 20,000.
  limit: { unit: 'bytes', text: 15_000, title: 300 },
  paceMs: 3100,
  async send({ keyword = '', secret, server, token }, message, post) {
    const query = new URLSearchParams({ access_token: token })
    if (secret !== undefined) {
      const at = post.now()
      query.set('timestamp', String(at))
      query.set('sign', dingtalkSign(at, secret))
    }
    const content = whole(message)
    const isLacking = keyword !== '' && !content.includes(keyword)
    const json = {
      msgtype: 'text',
      text: { content: isLacking ? `${keyword} ${content}` : content },
    }
    const received = await postJson(post, `${server}/robot/send?${query}`, json)
    const state = ({ errcode, errmsg }: z.output<typeof answer>) => ({
      isSuccess: errcode === 0,
      code: errcode,
      words: errmsg,
      // Who is too fast is shut out for ten minutes.
      waitMs: errcode === 130_101 || errcode === 410_100 ? 10 * 60_000 : undefined,
    })
    return failures.read(received, answer, state, post.now())
  },
})

/** Base64 of the HMAC of `<ms>\n<secret>` with the secret as its key. */
export function dingtalkSign(at: number, secret: string): string {
  return createHmac('sha256', secret).update(`${at}\n${secret}`).digest('base64')
}
