import { z } from 'zod'
import { Failures } from './answer.ts'
import { addressOr, defineChannel, secret, text } from './channel.ts'
import { postJson, whole } from './post.ts'

// https://core.telegram.org/bots/api#making-requests
const failures = new Failures({
  codes: { 401: 'broken', 403: 'broken', 404: 'broken', 429: 'later', 500: 'later' },
  words: [
    [/chat not found|chat_id is empty|PEER_ID_INVALID|to a? ?supergroup/i, 'broken'],
    [/message thread not found|TOPIC_CLOSED/i, 'broken'],
    [/not enough rights|have no rights/i, 'broken'],
    [/message is too long|text must be/i, 'refused'],
  ],
})

const answer = z.object({
  ok: z.boolean(),
  error_code: z.number().optional(),
  description: z.string().catch(''),
  parameters: z
    .object({ retry_after: z.number().optional(), migrate_to_chat_id: z.number().optional() })
    .optional(),
})

export const telegram = defineChannel({
  kind: 'telegram',
  fields: {
    token: secret(
      z
        .string()
        .trim()
        .regex(/^\d+:[\w-]+$/),
    ),
    chat: text,
    thread: z.coerce.number().int().optional(),
    server: addressOr('https://api.telegram.org'),
  },
  limit: { unit: 'characters', text: 3800, title: 200 },
  // No parse_mode: there is nothing to escape.
  async send({ chat, server, thread, token }, message, post) {
    const json = {
      chat_id: chat,
      text: whole(message),
      message_thread_id: thread,
      link_preview_options: { is_disabled: true },
    }
    const received = await postJson(post, `${server}/bot${token}/sendMessage`, json)
    const state = ({ description, error_code, ok, parameters }: z.output<typeof answer>) => ({
      isSuccess: ok,
      code: error_code ?? '',
      // The id that a group has from now on is told here, and nowhere else.
      words: [description, parameters?.migrate_to_chat_id].filter(Boolean).join(' → '),
      waitMs: parameters?.retry_after === undefined ? undefined : parameters.retry_after * 1000,
    })
    return failures.read(received, answer, state, post.now())
  },
})
