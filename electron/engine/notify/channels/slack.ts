import { Failures } from './answer.ts'
import { address, defineChannel, secret } from './channel.ts'
import { postJson, whole } from './post.ts'

// https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks; answers are plain text.
const failures = new Failures({
  words: [
    [
      /^(?:no_team|no_service|no_active_hooks|invalid_token|action_prohibited|team_disabled)/,
      'broken',
    ],
    [/^(?:channel_not_found|channel_is_archived|posting_to_)/, 'broken'],
    [/^(?:invalid_payload|no_text|too_many_attachments|msg_too_long)/, 'refused'],
    [/^(?:rollup_error|ratelimited)/, 'later'],
  ],
})

/** A title could tell a whole channel: https://docs.slack.dev/messaging/formatting-message-text#escaping */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

export const slack = defineChannel({
  kind: 'slack',
  fields: { url: secret(address) },
  limit: { unit: 'characters', text: 3500, title: 200 },
  async send({ url }, message, post) {
    const received = await postJson(post, url, { text: escaped(whole(message)) })
    const words = received.body.trim()
    if (received.status === 200 && words === 'ok') return { result: 'delivered', words }
    return failures.of(received, { code: '', words: /^\w+$/.test(words) ? words : '' }, post.now())
  },
})
