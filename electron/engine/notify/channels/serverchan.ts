import { z } from 'zod'
import { Failures } from './answer.ts'
import { defineChannel, secret } from './channel.ts'
import { postForm } from './post.ts'

// Its codes mean several things: 40001 is a wrong key, and also too many messages in a day.
const failures = new Failures({
  words: [
    // What stands before it says no more: https://github.com/saddit/fjqndxx-v2/issues/60
    [/超过当天|发送次数限制|次数.*(?:超|限)|Custom authentication failed/, 'tomorrow'],
    [/错误的Key|\[AUTH\]|用户不存在|权限不足/i, 'broken'],
    [/重复|\[INPUT\]/, 'refused'],
    [/频/, 'later'],
  ],
})

const answer = z.object({
  code: z.number().optional(),
  errno: z.number().optional(),
  message: z.string().catch(''),
})

/** ServerChan Turbo; a key that begins with `sctp` is one of ServerChan³, whose address names its user. */
export const serverchan = defineChannel({
  kind: 'serverchan',
  fields: {
    key: secret(
      z
        .string()
        .trim()
        .regex(/^[A-Za-z0-9]{8,}$/),
    ),
  },
  limit: { unit: 'characters', text: 10_000, title: 32 },
  // Five messages a day are free.
  paceMs: 5000,
  async send({ key }, { text, title }, post) {
    const [, user] = /^sctp(\d+)t/.exec(key) ?? []
    const origin =
      user === undefined ? 'https://sctapi.ftqq.com' : `https://${user}.push.ft07.com/send`
    // In Markdown one line break alone is a blank.
    const desp = text.replaceAll('\n', '\n\n')
    const received = await postForm(post, `${origin}/${key}.send`, { title, desp })
    const state = ({ code, errno, message }: z.output<typeof answer>) => ({
      isSuccess: (code ?? errno) === 0,
      code: code ?? errno ?? '',
      words: message,
    })
    return failures.read(received, answer, state, post.now())
  },
})
