import { z } from 'zod'
import { Failures } from './answer.ts'
import { defineChannel, hook } from './channel.ts'
import { postJson, whole } from './post.ts'

// https://discord.com/developers/docs/topics/opcodes-and-status-codes
const failures = new Failures({
  codes: {
    10003: 'broken',
    10015: 'broken',
    50006: 'refused',
    50027: 'broken',
    50035: 'refused',
    50083: 'broken',
    // A channel that is a forum wants a thread, one that is none wants no other.
    220001: 'broken',
    220002: 'broken',
    220003: 'broken',
    220004: 'broken',
  },
})

const answer = z.object({
  id: z.string().optional(),
  code: z.number().optional(),
  message: z.string().optional(),
  retry_after: z.number().optional(),
})

export const discord = defineChannel({
  kind: 'discord',
  fields: { url: hook, thread: z.string().optional() },
  limit: { unit: 'characters', text: 1700, title: 200 },
  async send({ thread, url }, message, post) {
    // With `wait` it answers what became of the message.
    const address = new URL(url)
    address.pathname = address.pathname.replace(/\/+$/, '')
    if (thread) address.searchParams.set('thread_id', thread)
    address.searchParams.set('wait', 'true')
    const json = {
      username: 'Pansentry',
      content: whole(message),
      allowed_mentions: { parse: [] },
    }
    const received = await postJson(post, address.href, json)
    if (received.status === 204) return { result: 'delivered', words: 'HTTP 204' }
    const state = ({ code, id, message, retry_after }: z.output<typeof answer>) => ({
      isSuccess: id !== undefined,
      code: code ?? '',
      words: message ?? '',
      waitMs: retry_after === undefined ? undefined : retry_after * 1000,
    })
    return failures.read(received, answer, state, post.now())
  },
})
