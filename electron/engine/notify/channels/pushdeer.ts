import { z } from 'zod'
import { Failures } from './answer.ts'
import { addressOr, defineChannel, secret, text } from './channel.ts'
import { postForm } from './post.ts'

// https://github.com/easychen/pushdeer: a wrong key ends in HTTP 500 there, like much else.
const failures = new Failures({
  codes: { 80403: 'broken', 80501: 'broken', 80502: 'later', 80999: 'later' },
})

const answer = z.object({
  code: z.number(),
  error: z.string().catch(''),
  content: z.object({ result: z.array(z.unknown()).catch([]) }).catch({ result: [] }),
})

export const pushdeer = defineChannel({
  kind: 'pushdeer',
  fields: { key: secret(text), server: addressOr('https://api2.pushdeer.com') },
  limit: { unit: 'bytes', text: 6000, title: 300 },
  async send({ key, server }, { text: desp, title }, post) {
    // People write the base of their server, or the whole address.
    const url = server.endsWith('/message/push') ? server : `${server}/message/push`
    const received = await postForm(post, url, { pushkey: key, text: title, desp, type: 'text' })
    // An empty list: nobody was told.
    const state = ({ code, content, error }: z.output<typeof answer>) => ({
      isSuccess: code === 0 && content.result.length > 0,
      code: code === 0 ? 80_501 : code,
      words: error || (code === 0 ? 'result: []' : ''),
    })
    return failures.read(received, answer, state, post.now())
  },
})
