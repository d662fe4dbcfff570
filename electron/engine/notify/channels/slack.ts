import { z } from 'zod'
import { parseJson } from '../../model/terms/parse-json.ts'
import { Failures } from './answer.ts'
import { defineChannel, hook } from './channel.ts'
import { postJson, whole } from './post.ts'

// https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks; answers are plain text. Of the servers that
// take the same, Mattermost says in JSON what fails.
const failures = new Failures({
  words: [
    [
      /^(?:no_team|no_service|no_active_hooks|invalid_token|action_prohibited|team_disabled)/,
      'broken',
    ],
    [/^(?:channel_not_found|channel_is_archived|posting_to_)/, 'broken'],
    [/^(?:invalid_payload|no_text|too_many_attachments|msg_too_long)/, 'refused'],
    [/^(?:rollup_error|ratelimited)/, 'later'],
    [/\(web\.incoming_webhook\.(?:invalid|disabled|channel|permissions)/, 'broken'],
  ],
})

// Of Mattermost, Rocket.Chat and Zulip.
const answer = z.object({
  id: z.string().default(''),
  message: z.string().default(''),
  success: z.boolean().default(false),
  result: z.string().default(''),
})

/** A title could tell a whole channel: https://docs.slack.dev/messaging/formatting-message-text#escaping */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

export const slack = defineChannel({
  kind: 'slack',
  fields: { url: hook },
  limit: { unit: 'characters', text: 3500, title: 200 },
  async send({ url }, message, post) {
    const received = await postJson(post, url, { text: escaped(whole(message)) })
    const words = received.body.trim()
    if (received.status === 200 && words === 'ok') return { result: 'delivered', words }
    const { data } = answer.safeParse(parseJson(words))
    if (received.status === 200 && (data?.success || data?.result === 'success')) {
      return { result: 'delivered', words }
    }
    const said = data?.id ? `${data.message} (${data.id})` : words
    return failures.of(
      received,
      { code: '', words: data?.id || /^\w+$/.test(words) ? said : '' },
      post.now(),
    )
  },
})
