import { z } from 'zod'
import { Failures } from './answer.ts'
import { addressOr, defineChannel, keyIn, login, secret } from './channel.ts'
import { basic, postJson } from './post.ts'

// https://github.com/Finb/bark-server: route_push.go. A key it does not know is answered with 400.
const failures = new Failures({
  words: [
    [/device key is empty|failed to get device token|request bind failed|找不到 ?Key/, 'broken'],
    // What Apple says of a device that is gone.
    [/BadDeviceToken|Unregistered|DeviceTokenNotForTopic/, 'broken'],
    [/PayloadTooLarge/, 'refused'],
  ],
})

// `https://api.day.app/<key>/a title`, as the app copies it. An own server may lie in a folder: what is as long as a key
// is one, else the first part.
const keyAddress =
  /^(?<server>https?:\/\/[^/?#]+(?:\/[^/?#]+)*?)\/(?<key>[\w-]{20,}|[\w-]+(?!.*\/[\w-]{20}))(?:[/?#]|$)/

const answer = z.object({ code: z.number(), message: z.string().catch('') })

export const bark = defineChannel({
  kind: 'bark',
  fields: {
    key: secret(keyIn(keyAddress)),
    server: addressOr('https://api.day.app'),
    ...login,
    group: z.string().default('Pansentry'),
    sound: z.string().optional(),
    icon: z.string().optional(),
    level: z.enum(['active', 'timeSensitive', 'passive', 'critical']).default('active'),
    url: z.string().optional(),
  },
  // Apple takes 4096 bytes with all that stands around the text.
  limit: { unit: 'bytes', text: 2800, title: 300 },
  async send(settings, { text, title }, post) {
    const { group, icon, key, level, password, server, sound, url, user } = settings
    const json = {
      device_key: key,
      title,
      body: text || title,
      group,
      icon,
      level,
      sound,
      url,
      isArchive: '1',
    }
    const received = await postJson(post, `${server}/push`, json, basic(user, password))
    const state = ({ code, message }: z.output<typeof answer>) => ({
      isSuccess: code === 200,
      code,
      words: message,
    })
    return failures.read(received, answer, state, post.now())
  },
})
