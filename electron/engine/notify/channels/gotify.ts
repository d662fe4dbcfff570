import { z } from 'zod'
import { Failures } from './answer.ts'
import { address, defineChannel, secret, text } from './channel.ts'
import { postJson } from './post.ts'

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
    token: secret(text),
    priority: z.coerce.number().int().min(0).max(10).default(5),
  },
  limit: { unit: 'bytes', text: 15_000, title: 300 },
  async send({ priority, server, token }, { text: message, title }, post) {
    const json = { title, message: message || title, priority }
    const received = await postJson(post, `${server}/message`, json, { 'x-gotify-key': token })
    const state = ({ errorCode, errorDescription, id }: z.output<typeof answer>) => ({
      isSuccess: id !== undefined,
      code: errorCode ?? '',
      words: errorDescription ?? '',
    })
    return failures.read(received, answer, state, post.now())
  },
})
