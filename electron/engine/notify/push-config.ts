import { z } from 'zod'
import type { ChannelDraft, ChannelKind } from '../model/notices/channel.ts'
import { parseJson } from '../model/terms/parse-json.ts'

/** A channel as quark-auto-save was told of it, and the keys it was read from. */
type Found = ChannelDraft & { readonly keys: readonly string[] }

type Values = (key: string) => string

type Source = {
  readonly kind: ChannelKind
  /** The key without which there is no such channel. */
  readonly key: string
  /** Further keys that belong to it. */
  readonly others: readonly string[]
  readonly settings: (value: Values) => Readonly<Record<string, string>>
}

const valuesSchema = z.record(
  z.string(),
  z.union([z.string(), z.number().transform(String), z.boolean().transform(String)]).catch(''),
)

// What quark-auto-save and qinglong call them, https://github.com/whyour/qinglong/blob/master/sample/notify.py
const sources: readonly Source[] = [
  {
    kind: 'bark',
    key: 'BARK_PUSH',
    others: ['BARK_GROUP', 'BARK_SOUND', 'BARK_ICON', 'BARK_LEVEL', 'BARK_URL', 'BARK_ARCHIVE'],
    settings: (value) => ({
      key: value('BARK_PUSH'),
      group: value('BARK_GROUP'),
      sound: value('BARK_SOUND'),
      icon: value('BARK_ICON'),
      level: value('BARK_LEVEL'),
      url: value('BARK_URL'),
    }),
  },
  {
    kind: 'dingtalk',
    key: 'DD_BOT_TOKEN',
    others: ['DD_BOT_SECRET'],
    settings: (value) => ({ token: value('DD_BOT_TOKEN'), secret: value('DD_BOT_SECRET') }),
  },
  {
    kind: 'feishu',
    key: 'FSKEY',
    others: ['FSSECRET'],
    settings: (value) => ({ token: value('FSKEY'), secret: value('FSSECRET') }),
  },
  {
    kind: 'gotify',
    key: 'GOTIFY_TOKEN',
    others: ['GOTIFY_URL', 'GOTIFY_PRIORITY'],
    settings: (value) => ({
      server: value('GOTIFY_URL'),
      token: value('GOTIFY_TOKEN'),
      priority: value('GOTIFY_PRIORITY'),
    }),
  },
  {
    kind: 'serverchan',
    key: 'PUSH_KEY',
    others: [],
    settings: (value) => ({ key: value('PUSH_KEY') }),
  },
  {
    kind: 'pushdeer',
    key: 'DEER_KEY',
    others: ['DEER_URL'],
    settings: (value) => ({ key: value('DEER_KEY'), server: value('DEER_URL') }),
  },
  {
    kind: 'pushplus',
    key: 'PUSH_PLUS_TOKEN',
    others: [
      'PUSH_PLUS_USER',
      'PUSH_PLUS_CHANNEL',
      'PUSH_PLUS_WEBHOOK',
      'PUSH_PLUS_TO',
      'PUSH_PLUS_TEMPLATE',
      'PUSH_PLUS_CALLBACKURL',
    ],
    settings: (value) => ({
      token: value('PUSH_PLUS_TOKEN'),
      topic: value('PUSH_PLUS_USER'),
      channel: value('PUSH_PLUS_CHANNEL'),
      webhook: value('PUSH_PLUS_WEBHOOK'),
      to: value('PUSH_PLUS_TO'),
    }),
  },
  {
    kind: 'wecom-bot',
    key: 'QYWX_KEY',
    others: ['QYWX_ORIGIN'],
    settings: (value) => ({ key: value('QYWX_KEY'), server: value('QYWX_ORIGIN') }),
  },
  {
    kind: 'wecom-app',
    key: 'QYWX_AM',
    others: ['QYWX_ORIGIN'],
    settings: (value) => {
      const [corp = '', secret = '', user = '', agent = ''] = value('QYWX_AM').split(/[,，]/)
      return { corp, secret, user, agent, server: value('QYWX_ORIGIN') }
    },
  },
  {
    kind: 'telegram',
    key: 'TG_BOT_TOKEN',
    others: ['TG_USER_ID', 'TG_API_HOST', 'TG_PROXY_HOST', 'TG_PROXY_PORT', 'TG_PROXY_AUTH'],
    settings: (value) => ({
      token: value('TG_BOT_TOKEN'),
      chat: value('TG_USER_ID'),
      server: value('TG_API_HOST').replace(/^(?=[^/]+$)(?!https?:)/, 'https://'),
      proxy: proxyOf(value('TG_PROXY_HOST'), value('TG_PROXY_PORT'), value('TG_PROXY_AUTH')),
    }),
  },
  {
    kind: 'smtp',
    key: 'SMTP_SERVER',
    others: [
      'SMTP_SSL',
      'SMTP_EMAIL',
      'SMTP_PASSWORD',
      'SMTP_NAME',
      'SMTP_EMAIL_TO',
      'SMTP_NAME_TO',
    ],
    settings: (value) => {
      const email = value('SMTP_EMAIL')
      const name = value('SMTP_NAME').replaceAll(/["<>\r\n]/g, '')
      return {
        server: value('SMTP_SERVER'),
        security: /^true$/i.test(value('SMTP_SSL')) ? 'tls' : 'starttls',
        user: email,
        password: value('SMTP_PASSWORD'),
        from: name === '' ? email : `"${name}" <${email}>`,
        // Without anybody else it tells oneself.
        to: value('SMTP_EMAIL_TO') || email,
      }
    },
  },
  {
    kind: 'webhook',
    key: 'WEBHOOK_URL',
    others: ['WEBHOOK_BODY', 'WEBHOOK_HEADERS', 'WEBHOOK_METHOD', 'WEBHOOK_CONTENT_TYPE'],
    settings: (value) => ({
      url: value('WEBHOOK_URL'),
      body: value('WEBHOOK_BODY'),
      headers: value('WEBHOOK_HEADERS'),
      method: value('WEBHOOK_METHOD').toUpperCase(),
      contentType: value('WEBHOOK_CONTENT_TYPE'),
    }),
  },
  {
    kind: 'ntfy',
    key: 'NTFY_TOPIC',
    others: ['NTFY_URL', 'NTFY_PRIORITY', 'NTFY_TOKEN', 'NTFY_USERNAME', 'NTFY_PASSWORD'],
    settings: (value) => ({
      topic: value('NTFY_TOPIC'),
      server: value('NTFY_URL'),
      priority: value('NTFY_PRIORITY'),
      token: value('NTFY_TOKEN'),
      user: value('NTFY_USERNAME'),
      password: value('NTFY_PASSWORD'),
    }),
  },
  {
    kind: 'wxpusher',
    key: 'WXPUSHER_APP_TOKEN',
    others: ['WXPUSHER_TOPIC_IDS', 'WXPUSHER_UIDS'],
    settings: (value) => ({
      appToken: value('WXPUSHER_APP_TOKEN'),
      topics: value('WXPUSHER_TOPIC_IDS'),
      uids: value('WXPUSHER_UIDS'),
    }),
  },
]

// Switches of the program itself, which are no channel.
const switches = ['QUARK_SIGN_NOTIFY', 'CONSOLE', 'HITOKOTO', 'SKIP_PUSH_TITLE']

/** The channels in `push_config` (JSON), and the keys that are filled in and belong to none. */
export function channelsIn(json: string): { drafts: Found[]; left: string[] } {
  const values = valuesSchema.catch({}).parse(parseJson(json))
  const value = (key: string) => (values[key] ?? '').trim()
  const found = sources.filter(({ key }) => value(key) !== '')
  const taken = new Set(found.flatMap(({ key, others }) => [key, ...others]))
  return {
    drafts: found.map(({ key, kind, others, settings }) => ({
      kind,
      name: 'quark-auto-save',
      settings: filledIn(settings(value)),
      keys: [key, ...others.filter((other) => value(other) !== '')],
    })),
    left: Object.keys(values).filter(
      (key) => value(key) !== '' && !taken.has(key) && !switches.includes(key),
    ),
  }
}

function filledIn(settings: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(settings).filter(([, text]) => text !== ''))
}

function proxyOf(host: string, port: string, login: string): string {
  if (host === '' || port === '') return ''
  return `http://${login === '' ? '' : `${login}@`}${host}:${port}`
}
