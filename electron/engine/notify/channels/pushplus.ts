import { z } from 'zod'
import { Failures } from './answer.ts'
import { addressOr, defineChannel, text as filledIn, secret } from './channel.ts'
import { postJson } from './post.ts'

// https://www.pushplus.plus/doc/guide/code.html
const failures = new Failures({
  // Of 999 the words tell; what was said a moment ago is not taken again.
  words: [
    [/请勿频繁推送相同内容|内容不能为空/, 'refused'],
    [/无效的(?:用户)?(?:token|令牌)/i, 'broken'],
  ],
  codes: {
    302: 'broken',
    401: 'broken',
    403: 'broken',
    500: 'later',
    600: 'refused',
    805: 'broken',
    888: 'broken',
    // Whoever goes on sending is shut out for days.
    900: 'tomorrow',
    903: 'broken',
    905: 'broken',
  },
})

const answer = z.object({ code: z.coerce.number(), msg: z.string().catch('') })

export const pushplus = defineChannel({
  kind: 'pushplus',
  fields: {
    token: secret(filledIn),
    topic: z.string().optional(),
    to: secret(z.string().optional()),
    channel: z.enum(['wechat', 'webhook', 'cp', 'mail', 'sms']).optional(),
    webhook: z.string().optional(),
    server: addressOr('https://www.pushplus.plus'),
  },
  limit: { unit: 'characters', text: 10_000, title: 100 },
  // Five a minute, and of the same content three an hour: https://github.com/Sitoi/dailycheckin/issues/415
  paceMs: 12_500,
  async send({ server, ...settings }, { text, title }, post) {
    // An empty content is refused.
    const json = { ...settings, title, content: text || title, template: 'txt' }
    const received = await postJson(post, `${server}/send`, json)
    // 200 tells that it was taken, not that it arrived.
    const state = ({ code, msg }: z.output<typeof answer>) => ({
      isSuccess: code === 200,
      code,
      words: msg,
    })
    return failures.read(received, answer, state, post.now())
  },
})
