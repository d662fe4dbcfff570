import type {
  ChannelKind,
  ChannelSettings,
} from '../../../electron/engine/model/notices/channel.ts'
import type { AttemptResult } from '../../../electron/engine/model/notices/delivery.ts'
import type { SimulatedAnswer } from '../simulated-drives.ts'

/** An answer of a service, and what it is to be taken for. */
export type AnswerCase = SimulatedAnswer & {
  readonly name: string
  readonly result: AttemptResult
  /** What of its words is kept. */
  readonly words?: string
  readonly waitMs?: number
}

export type ChannelCase = {
  readonly kind: Exclude<ChannelKind, 'desktop' | 'smtp' | 'web-push'>
  readonly settings: ChannelSettings
  /** Where it is sent. */
  readonly origin: string
  /** What is sent there for `sentMessage`; a body in JSON as what it holds. */
  readonly sent: { readonly path: string; readonly body: unknown }
  readonly accepted: SimulatedAnswer
  readonly answers: readonly AnswerCase[]
}

/** When the message was sent, in milliseconds since 1970. */
export const sentAt = 1_700_000_000_000
export const title = '2 条链接失效'
export const text = '黑镜：已过期\n狂飙：已过期'
export const whole = `${title}\n${text}`

/** An answer in JSON, and what it is to be taken for. */
export const json = (
  name: string,
  result: AttemptResult,
  status: number,
  body: unknown,
  words?: string,
): AnswerCase => ({
  name,
  result,
  status,
  json: body,
  ...(words !== undefined && { words }),
})

/** What any service may answer that is out of order, whatever it is; none of it is a success. */
export const commonAnswers: readonly AnswerCase[] = [
  {
    name: 'a gateway in the way',
    result: 'later',
    status: 502,
    html: '<html><h1>502 Bad Gateway</h1></html>',
    words: 'HTTP 502',
  },
  { name: 'nobody let in', result: 'broken', status: 401, html: '<p>No</p>' },
  { name: 'an address that is gone', result: 'broken', status: 404, html: '<p>Not Found</p>' },
  {
    name: 'another address',
    result: 'broken',
    status: 301,
    headers: { location: 'https://elsewhere.example/' },
  },
  {
    name: 'busy',
    result: 'later',
    status: 503,
    headers: { 'retry-after': '120' },
    waitMs: 120_000,
  },
  { name: 'a hang-up', result: 'later', status: 200, text: '{"errcode', reset: true },
]

/** The same where a status of 2xx alone proves nothing. */
export const emptyAnswers: readonly AnswerCase[] = [
  {
    name: 'a page',
    result: 'later',
    status: 200,
    html: '<html><body>Please sign in</body></html>',
    words: 'Please sign in',
  },
  { name: 'nothing at all', result: 'later', status: 200 },
  { name: 'another JSON', result: 'later', status: 200, json: { status: 'fine' } },
]

/** Kinds that read no body: a status of 2xx is their sign. */
export const plainKinds: readonly ChannelKind[] = ['webhook', 'apprise', 'healthchecks']
