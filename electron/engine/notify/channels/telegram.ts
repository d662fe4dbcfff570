import { z } from 'zod'
import { parseJson } from '../../model/terms/parse-json.ts'
import { Failures } from './answer.ts'
import { addressOr, defineChannel, keyIn, secret, text } from './channel.ts'
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
      keyIn(
        /^(?:(?<server>https?:\/\/.+?)\/)?bot(?<key>\d+:[\w-]+)/,
        z.string().regex(/^\d+:[\w-]+$/),
      ),
    ),
    /** With the number of a topic behind it where somebody writes it so: `-100123:78`. */
    chat: text,
    thread: z.coerce.number().int().optional(),
    server: addressOr('https://api.telegram.org'),
  },
  limit: { unit: 'characters', text: 3800, title: 200 },
  // No parse_mode: there is nothing to escape.
  async send({ chat, server, thread, token }, message, post) {
    const [, group, topic] = /^(-?\d+)[:_](\d+)$/.exec(chat) ?? []
    const sendTo = (id: string | number) =>
      postJson(post, `${server}/bot${token}/sendMessage`, {
        chat_id: id,
        text: whole(message),
        message_thread_id: thread ?? (topic === undefined ? undefined : Number(topic)),
        link_preview_options: { is_disabled: true },
      })
    const first = await sendTo(group ?? chat)
    // A group that grew has another id, which is told here and nowhere else.
    const { data } = answer.safeParse(parseJson(first.body))
    const moved = data?.parameters?.migrate_to_chat_id
    const received = moved === undefined ? first : await sendTo(moved)
    const state = ({ description, error_code, ok, parameters }: z.output<typeof answer>) => ({
      isSuccess: ok,
      code: error_code ?? '',
      words: moved === undefined ? description : `${description} → ${moved}`.trim(),
      waitMs: parameters?.retry_after === undefined ? undefined : parameters.retry_after * 1000,
    })
    return failures.read(received, answer, state, post.now())
  },
})
