import { z } from 'zod'
import { Failures } from './answer.ts'
import { address, defineChannel, headerKey, keyIn, login, secret } from './channel.ts'
import { basic, postJson } from './post.ts'

const failures = new Failures({ codes: { 400: 'refused', 401: 'broken', 403: 'broken' } })

const answer = z.object({
  id: z.number().optional(),
  errorCode: z.number().optional(),
  errorDescription: z.string().optional(),
})

export const gotify = defineChannel({
  kind: 'gotify',
  fields: {
    server: address,
    token: secret(
      keyIn(/^(?<server>https?:\/\/.+?)\/message\/?\?(?:.*&)?token=(?<key>[^&#]+)/, headerKey),
    ),
    ...login,
    priority: z.coerce.number().int().min(0).max(10).default(5),
  },
  limit: { unit: 'bytes', text: 15_000, title: 300 },
  async send({ password, priority, server, token, user }, { text: message, title }, post) {
    const json = { title, message: message || title, priority }
    const headers = { 'x-gotify-key': token, ...basic(user, password) }
    const received = await postJson(post, `${server}/message`, json, headers)
    const state = ({ errorCode, errorDescription, id }: z.output<typeof answer>) => ({
      isSuccess: id !== undefined,
      code: errorCode ?? '',
      words: errorDescription ?? '',
    })
    return failures.read(received, answer, state, post.now())
  },
})
