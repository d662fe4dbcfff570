import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  type ChannelCase,
  commonAnswers,
  emptyAnswers,
  plainKinds,
} from '../../../../support/notify/channel-case.ts'
import { chineseChannels } from '../../../../support/notify/chinese-channels.ts'
import { otherChannels } from '../../../../support/notify/other-channels.ts'
import { ToldServices } from '../../../../support/notify/told-services.ts'
import type { SimulatedAnswer } from '../../../../support/simulated-drives.ts'

const channelCases = [...chineseChannels, ...otherChannels]
let services: ToldServices

beforeAll(async () => {
  services = await ToldServices.start(channelCases.map(({ origin }) => origin))
})

afterAll(() => services[Symbol.asyncDispose]())

/** What a service says for people to read, which the button for a test shows. */
function spokenIn({ json, reset, text = '' }: SimulatedAnswer): string {
  const { data } = spoken.safeParse(json)
  if (reset || data?.code === 0 || data?.data) return ''
  const { description, errmsg, error, errorDescription, message, msg } = data ?? {}
  const words = errorDescription ?? description ?? errmsg ?? msg ?? message ?? error ?? text
  // Where it was sent from is nobody's business.
  return words.replace(/, hint: .*/, '')
}

const word = z.string().optional()
const spoken = z.object({
  code: z.number().optional(),
  data: z.unknown(),
  description: word,
  errmsg: word,
  error: word,
  errorDescription: word,
  message: word,
  msg: word,
})

async function sendThrough(
  { kind, settings }: ChannelCase,
  answer: SimulatedAnswer,
  heading?: string,
) {
  const { delivery, exchanges } = await services.send(kind, settings, answer, heading)
  return { delivery, exchange: exchanges[0] }
}

// As services hand them out, and people paste them: https://github.com/zema1/watchvuln/issues/146
test.each([
  ['wecom-bot', 'key', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a-b'],
  ['dingtalk', 'token', 'https://oapi.dingtalk.com/robot/send?access_token=0a1b'],
  ['feishu', 'token', 'https://open.feishu.cn/open-apis/bot/v2/hook/6f-0a'],
  ['bark', 'key', 'https://api.day.app/abcdEFGH/推送标题?group=x'],
] as const)('%s takes its %s from the whole address', async (kind, field, pasted) => {
  const channel = channelCases.find((each) => each.kind === kind)
  if (!channel) throw new Error(`There is no case of ${kind}.`)
  const [, key = ''] = /(?:key=|access_token=|hook\/|app\/)([\w-]+)/.exec(pasted) ?? []
  const sentWith = async (value: string) => {
    const settings = { ...channel.settings, [field]: value }
    const { exchange } = await sendThrough({ ...channel, settings }, channel.accepted)
    return { path: exchange?.path, body: exchange?.body }
  }
  expect(await sentWith(pasted)).toEqual(await sentWith(key))
})

// A title is what a stranger called their share.
test.each([
  ['slack', '<!channel> A & B', '&lt;!channel&gt; A &amp; B'],
  ['feishu', '<at user_id="all">A</at> < B', '＜at user_id="all">A＜/at> < B'],
] as const)('a title calls nobody in %s', async (kind, heading, sent) => {
  const channel = channelCases.find((each) => each.kind === kind)
  if (!channel) throw new Error(`There is no case of ${kind}.`)
  const { exchange } = await sendThrough(channel, channel.accepted, heading)
  expect(exchange?.body).toContain(JSON.stringify(sent).slice(1, -1))
})

describe.each(channelCases)('$kind at $origin', (channel) => {
  const host = new URL(channel.origin).host

  test('takes its own sign for a success', async () => {
    const { delivery, exchange } = await sendThrough(channel, channel.accepted)
    expect(delivery.result).toBe('delivered')
    const { body, path } = channel.sent
    expect(exchange).toMatchObject({
      method: 'POST',
      host,
      path,
      headers: { 'user-agent': expect.stringMatching(/^Pansentry\//) },
    })
    const received = exchange?.body ?? ''
    expect(typeof body === 'string' ? received : JSON.parse(received)).toEqual(body)
  })

  const isPlain = plainKinds.includes(channel.kind)
  const answers = [...channel.answers, ...commonAnswers, ...(isPlain ? [] : emptyAnswers)]

  test.each(answers)('$name', async ({ result, waitMs, words = '', ...given }) => {
    const { delivery } = await sendThrough(channel, given)
    expect(delivery).toMatchObject({ result, ...(waitMs !== undefined && { waitMs }) })
    expect(delivery.words).toContain(words || spokenIn(given))
    expect(delivery.words).not.toMatch(/1\.2\.3\.4, more/)
  })
})
