import { z } from 'zod'
import { Failures } from './answer.ts'
import { addressOr, defineChannel, headerKey, keyIn, login, secret } from './channel.ts'
import { basic, postJson } from './post.ts'

// https://github.com/binwiederhier/ntfy: server/errors.go
const failures = new Failures({
  codes: {
    40009: 'broken',
    40010: 'broken',
    40101: 'broken',
    40301: 'broken',
    40401: 'broken',
    41303: 'refused',
    42901: 'later',
    42908: 'utc-tomorrow',
    50001: 'later',
  },
})

const answer = z.object({
  id: z.string().optional(),
  event: z.string().optional(),
  code: z.number().optional(),
  error: z.string().optional(),
})

export const ntfy = defineChannel({
  kind: 'ntfy',
  fields: {
    topic: secret(keyIn(/^(?<server>https?:\/\/.+)\/(?<key>[\w-]{1,64})\/?$/)),
    server: addressOr('https://ntfy.sh'),
    priority: z.coerce.number().int().min(1).max(5).default(3),
    token: secret(z.string().trim().pipe(headerKey).optional()),
    ...login,
    click: z.string().optional(),
  },
  limit: { unit: 'bytes', text: 3800, title: 240 },
  async send({ click, password, priority, server, token, topic, user }, message, post) {
    const headers =
      token === undefined ? basic(user, password) : { authorization: `Bearer ${token}` }
    const tags = [message.isBad ? 'warning' : 'white_check_mark']
    // As JSON: a header could not hold Chinese.
    const json = {
      topic,
      title: message.title,
      message: message.text || message.title,
      priority,
      tags,
      click,
    }
    const received = await postJson(post, `${server}/`, json, headers)
    const state = ({ code, error, event, id }: z.output<typeof answer>) => ({
      isSuccess: id !== undefined && event === 'message',
      code: code ?? '',
      words: error ?? '',
    })
    return failures.read(received, answer, state, post.now())
  },
})
