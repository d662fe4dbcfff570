import { addressOr, defineChannel, keyIn, secret } from './channel.ts'
import { postJson, whole } from './post.ts'
import { readWecom, wecomOrigin } from './wecom.ts'

export const wecomBot = defineChannel({
  kind: 'wecom-bot',
  fields: {
    key: secret(
      keyIn(/^(?<server>https?:\/\/.+?)\/cgi-bin\/webhook\/send\?(?:.*&)?key=(?<key>[\w-]+)/),
    ),
    server: addressOr(wecomOrigin),
  },
  // Of `text`; Markdown may be longer, and does not show in WeChat.
  limit: { unit: 'bytes', text: 1800, title: 200 },
  // Twenty a minute.
  paceMs: 3100,
  async send({ key, server }, message, post) {
    const url = `${server}/cgi-bin/webhook/send?key=${encodeURIComponent(key)}`
    const json = { msgtype: 'text', text: { content: whole(message) } }
    return readWecom(await postJson(post, url, json), post.now())
  },
})
