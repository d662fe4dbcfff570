import { type ChannelCase, json, sentAt, text, title, whole } from './channel-case.ts'

const later = 'later'
const broken = 'broken'
const refused = 'refused'

/** What the others answer. */
export const otherChannels: readonly ChannelCase[] = [
  {
    kind: 'telegram',
    settings: { token: '123456:AAabcdefghijk', chat: '42' },
    origin: 'https://api.telegram.org',
    sent: {
      path: '/bot123456:AAabcdefghijk/sendMessage',
      body: { chat_id: '42', text: whole, link_preview_options: { is_disabled: true } },
    },
    accepted: { status: 200, json: { ok: true, result: { message_id: 1 } } },
    answers: [
      json(
        'no such chat',
        broken,
        400,
        { ok: false, error_code: 400, description: 'Bad Request: chat not found' },
        'chat not found (400)',
      ),
      json(
        'a group that moved',
        broken,
        400,
        {
          ok: false,
          error_code: 400,
          description: 'Bad Request: group chat was upgraded to a supergroup chat',
          parameters: { migrate_to_chat_id: -1_001_557_912_345 },
        },
        '→ -1001557912345',
      ),
      json('a wrong token', broken, 401, {
        ok: false,
        error_code: 401,
        description: 'Unauthorized',
      }),
      json('blocked', broken, 403, {
        ok: false,
        error_code: 403,
        description: 'Forbidden: bot was blocked by the user',
      }),
      {
        ...json('too fast', later, 429, {
          ok: false,
          error_code: 429,
          description: 'Too Many Requests: retry after 7',
          parameters: { retry_after: 7 },
        }),
        waitMs: 7000,
      },
      json('too long', refused, 400, {
        ok: false,
        error_code: 400,
        description: 'Bad Request: message is too long',
      }),
    ],
  },
  {
    kind: 'ntfy',
    settings: { topic: 'a-secret-topic' },
    origin: 'https://ntfy.sh',
    sent: {
      path: '/',
      body: { topic: 'a-secret-topic', title, message: text, priority: 3, tags: ['warning'] },
    },
    accepted: {
      status: 200,
      json: { id: 'sPs71M8A2T', time: 1, event: 'message', topic: 'a-secret-topic' },
    },
    answers: [
      json(
        'forbidden',
        broken,
        403,
        { code: 40_301, http: 403, error: 'forbidden' },
        'forbidden (40301)',
      ),
      json('unauthorized', broken, 401, { code: 40_101, http: 401, error: 'unauthorized' }),
      json('too many', later, 429, {
        code: 42_901,
        http: 429,
        error: 'limit reached: too many requests',
      }),
      json('too many today', later, 429, {
        code: 42_908,
        http: 429,
        error: 'limit reached: daily message quota reached',
      }),
      json('too large', refused, 413, {
        code: 41_303,
        http: 413,
        error: 'request entity too large',
      }),
    ],
  },
  {
    kind: 'gotify',
    settings: { server: 'https://gotify.example', token: 'a-gotify-token' },
    origin: 'https://gotify.example',
    sent: { path: '/message', body: { title, message: text, priority: 5 } },
    accepted: { status: 200, json: { id: 25, appid: 5, message: 'm', title: 't', priority: 5 } },
    answers: [
      json('a wrong token', broken, 401, {
        error: 'Unauthorized',
        errorCode: 401,
        errorDescription: 'you need to provide a valid access token',
      }),
      json('no message', refused, 400, {
        error: 'Bad Request',
        errorCode: 400,
        errorDescription: "Field 'message' is required",
      }),
    ],
  },
  {
    kind: 'discord',
    settings: { url: 'https://discord.com/api/webhooks/1234567890/a-discord-token' },
    origin: 'https://discord.com',
    sent: {
      path: '/api/webhooks/1234567890/a-discord-token',
      body: { username: 'Pansentry', content: whole, allowed_mentions: { parse: [] } },
    },
    accepted: { status: 200, json: { id: '1', type: 0, content: 'x' } },
    answers: [
      { name: 'nothing but a status', result: 'delivered', status: 204 },
      json(
        'no such webhook',
        broken,
        404,
        { message: 'Unknown Webhook', code: 10_015 },
        'Unknown Webhook (10015)',
      ),
      json('a wrong token', broken, 401, { message: 'Invalid Webhook Token', code: 50_027 }),
      json('empty', refused, 400, { message: 'Cannot send an empty message', code: 50_006 }),
      json('a forum without a thread', broken, 400, {
        message: 'Webhooks posted to forum channels must have a thread_name or thread_id',
        code: 220_001,
      }),
      {
        ...json('too fast', later, 429, {
          message: 'You are being rate limited.',
          retry_after: 0.3,
          global: false,
        }),
        waitMs: 300,
      },
    ],
  },
  {
    kind: 'slack',
    settings: { url: 'https://hooks.slack.com/services/T00000000/B00000000/a-slack-token' },
    origin: 'https://hooks.slack.com',
    sent: { path: '/services/T00000000/B00000000/a-slack-token', body: { text: whole } },
    accepted: { status: 200, text: 'ok' },
    answers: [
      { name: 'no such team', result: broken, status: 404, text: 'no_team', words: 'no_team' },
      { name: 'a wrong token', result: broken, status: 403, text: 'invalid_token' },
      { name: 'an archived channel', result: broken, status: 410, text: 'channel_is_archived' },
      { name: 'a bad payload', result: refused, status: 400, text: 'invalid_payload' },
      {
        name: 'too fast',
        result: later,
        status: 429,
        headers: { 'retry-after': '30' },
        text: 'ratelimited',
        waitMs: 30_000,
      },
    ],
  },
  {
    kind: 'apprise',
    settings: { server: 'http://apprise.example:8000', key: 'a-secret-config' },
    origin: 'http://apprise.example:8000',
    sent: {
      path: '/notify/a-secret-config',
      body: { title, body: text, type: 'warning', format: 'text' },
    },
    accepted: { status: 200, text: 'ok' },
    answers: [
      { name: 'nothing configured', result: broken, status: 204 },
      {
        name: 'one of several failed',
        result: 'unsure',
        status: 424,
        text: 'One or more notifications could not be sent',
      },
    ],
  },
  {
    kind: 'healthchecks',
    settings: { url: 'https://hc-ping.com/5bf66975-d4c7-4bf5-bcc8-b8d8a82ea278' },
    origin: 'https://hc-ping.com',
    sent: { path: '/5bf66975-d4c7-4bf5-bcc8-b8d8a82ea278/fail', body: whole },
    accepted: { status: 200, text: 'OK' },
    answers: [
      { name: 'no such check', result: broken, status: 200, text: 'OK (not found)' },
      { name: 'too fast', result: later, status: 200, text: 'OK (rate limited)' },
    ],
  },
  {
    kind: 'webhook',
    settings: { url: 'https://example.com/hooks/a-secret-hook', secret: 'a-signing-secret' },
    origin: 'https://example.com',
    sent: {
      path: '/hooks/a-secret-hook',
      body: { event: 'test', at: sentAt, isBad: true, title, text, notices: [] },
    },
    accepted: { status: 202 },
    answers: [],
  },
]
