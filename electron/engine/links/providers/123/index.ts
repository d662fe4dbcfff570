import { z } from 'zod'
import type { DeadState, Verdict } from '../../../model/verdict.ts'
import type { Answer } from '../../requests/request.ts'
import {
  notUnderstood,
  readAnswer,
  type Step,
  shortened,
  throttleIn,
  unproven,
  verdictOf,
} from '../answer.ts'
import type { CheckContext, LinkProvider } from '../provider.ts'

const envelope = z.looseObject({ code: z.int(), message: z.string().catch('') })
// The oldest of the calls wraps its answer.
const aboutEnvelope = z.union([
  envelope,
  z.object({ info: envelope }).transform(({ info }) => info),
])

const listing = z.object({
  data: z.object({
    InfoList: z.array(z.unknown()),
    Expired: z.boolean().default(false),
  }),
})
const about = z.object({
  data: z.object({ HasPwd: z.boolean(), Expired: z.boolean().default(false) }),
})

type Reply = z.output<typeof envelope> & { readonly answer: Answer }

type Rule = {
  readonly code: number
  readonly words: RegExp
  readonly reason: string
  readonly meaning: 'passcode' | 'auth' | DeadState
  /** Read in programs only. */
  readonly unproven?: true
}

/** A code says nothing without its message: 5103 stands for a missing share and for a wrong passcode. */
const rules: readonly Rule[] = [
  // Both measured by kungal; a missing passcode is answered like a wrong one.
  { code: 5103, words: /此分享不存在/, reason: 'not_found', meaning: 'not_found' },
  { code: 5103, words: /提取码错误/, reason: 'passcode', meaning: 'passcode' },
  {
    code: 5104,
    words: /分享已过期|分享链接已失效/,
    reason: 'expired',
    meaning: 'expired',
    unproven: true,
  },
  { code: 401, words: /(?:)/, reason: '401', meaning: 'auth' },
]

/** Every reason code that is 123pan's own; each is translated for the page. */
export const pan123Reasons: readonly string[] = [
  'ok',
  'empty',
  'not_found',
  'page_gone',
  'passcode',
  'expired',
  '401',
  '5103',
  '5104',
].map((reason) => `123.${reason}`)

/** 123pan: the listing on the link's own host, for each of them is an installation of its own (measured by kungal). */
export const pan123: LinkProvider = {
  id: '123',
  async check(link, context) {
    const { shareId, passcode } = link
    const { origin } = new URL(link.url)
    const query = new URLSearchParams({
      limit: '100',
      next: '0',
      orderBy: 'file_id',
      orderDirection: 'desc',
      shareKey: shareId,
      // Refused when it is sent empty.
      ...(passcode === '' ? {} : { SharePwd: passcode }),
      ParentFileId: '0',
      Page: '1',
    })
    const listed = await ask(`${origin}/b/api/share/get?${query}`, envelope, origin, context)
    if (listed.ok) return verdictOfListing(listed.value, passcode)
    if (listed.verdict.state !== 'error') return listed.verdict
    // An installation without that call may still know the older ones, which tell less.
    const key = encodeURIComponent(shareId)
    for (const path of [`/api/share/info?shareKey=${key}`, `/gsb/s/${key}`]) {
      const told = await ask(origin + path, aboutEnvelope, origin, context)
      if (told.ok) return verdictOfAbout(told.value, passcode)
      if (told.verdict.state !== 'error') return told.verdict
    }
    return listed.verdict
  },
}

async function ask(
  url: string,
  schema: z.ZodType<z.output<typeof envelope>>,
  origin: string,
  { request, signal }: CheckContext,
): Promise<Step<Reply>> {
  const answer = await request(url, {
    method: 'GET',
    headers: { platform: 'web', 'app-version': '3', origin, referer: `${origin}/` },
    signal,
  })
  const reply = readAnswer(answer, schema)
  return reply.ok ? { ok: true, value: { ...reply.value, answer } } : reply
}

function verdictOfListing(reply: Reply, passcode: string): Verdict {
  if (reply.code !== 0) return verdictOfCode(reply, passcode)
  const contents = listing.safeParse(reply)
  if (!contents.success) return notUnderstood(reply.message).verdict
  const { InfoList, Expired } = contents.data.data
  // Read in one program only.
  if (Expired) return { state: 'expired', code: '123.expired', reason: '', unproven: true }
  if (InfoList.length > 0) return { state: 'valid', code: '123.ok', reason: '' }
  // Nobody has measured it as a death.
  return { state: 'empty', code: '123.empty', reason: '', unproven: true }
}

/** The older calls take no passcode: they tell that one is asked for, not whether it is right. */
function verdictOfAbout(reply: Reply, passcode: string): Verdict {
  if (reply.code !== 0) {
    return reply.message.includes('分享页面不存在')
      ? {
          state: 'not_found',
          code: '123.page_gone',
          reason: shortened(reply.message),
          unproven: true,
        }
      : verdictOfCode(reply, passcode)
  }
  const share = about.safeParse(reply)
  if (!share.success) return notUnderstood(reply.message).verdict
  const { HasPwd, Expired } = share.data.data
  if (Expired) return { state: 'expired', code: '123.expired', reason: '', unproven: true }
  return HasPwd
    ? { state: 'passcode_required', code: '123.passcode', reason: '' }
    : { state: 'valid', code: '123.ok', reason: '' }
}

function verdictOfCode({ code, message, answer }: Reply, passcode: string): Verdict {
  const rule = rules.find(({ code: known, words }) => known === code && words.test(message))
  if (!rule) {
    const verdict = { state: 'error', code: `123.${code}`, reason: shortened(message) } as const
    return throttleIn({ ...answer, body: message }) ?? verdict
  }
  const verdict = verdictOf(rule.meaning, `123.${rule.reason}`, message, { passcode, answer })
  return rule.unproven ? unproven(verdict) : verdict
}
