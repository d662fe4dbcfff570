import { z } from 'zod'
import type { Link } from '../../../model/link.ts'
import type { Verdict } from '../../../model/verdict.ts'
import type { Answer } from '../../requests/request.ts'
import { notUnderstood, readAnswer, type Step, shareName, throttleIn, titled } from '../answer.ts'
import type { CheckContext } from '../provider.ts'
import { codes, phrases } from './codes.ts'

const envelope = z.looseObject({ code: z.int(), message: z.string().catch('') })
// The oldest of the calls wraps its answer.
const aboutEnvelope = z.union([
  envelope,
  z.object({ info: envelope }).transform(({ info }) => info),
])

const listing = z.object({
  data: z.object({
    InfoList: z.array(z.looseObject({ FileName: shareName }).catch({ FileName: '' })),
    Expired: z.boolean().default(false),
  }),
})
const about = z.object({
  data: z.object({
    HasPwd: z.boolean(),
    Expired: z.boolean().default(false),
    ShareName: shareName,
  }),
})

type Reply = z.output<typeof envelope> & { readonly answer: Answer }

export async function check(link: Link, context: CheckContext): Promise<Verdict> {
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
    const summary = await ask(origin + path, aboutEnvelope, origin, context)
    if (summary.ok) return verdictOfAbout(summary.value, passcode)
    if (summary.verdict.state !== 'error') return summary.verdict
  }
  return listed.verdict
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
  if (Expired) return codes.ofContents('expired')
  const [only] = InfoList
  const name = InfoList.length === 1 && only ? only.FileName : ''
  return titled(codes.ofContents(InfoList.length > 0 ? 'ok' : 'empty'), name)
}

/** The older calls take no passcode: they show that one is needed, not whether it is right. */
function verdictOfAbout(reply: Reply, passcode: string): Verdict {
  if (reply.code !== 0) {
    return reply.message.includes('分享页面不存在')
      ? codes.ofContents('page_gone', { words: reply.message })
      : verdictOfCode(reply, passcode)
  }
  const share = about.safeParse(reply)
  if (!share.success) return notUnderstood(reply.message).verdict
  const { HasPwd, Expired, ShareName } = share.data.data
  const shown = Expired ? 'expired' : HasPwd ? 'passcode' : 'ok'
  return titled(codes.ofContents(shown), ShareName)
}

function verdictOfCode({ code, message, answer }: Reply, passcode: string): Verdict {
  const evidence = { words: message, passcode, answer }
  const phrase = phrases.find(([known, words]) => known === code && words.test(message))
  if (phrase) return codes.ofContents(phrase[2], evidence)
  const verdict = codes.ofCode(code, evidence)
  const throttled = verdict.state === 'error' && throttleIn({ ...answer, body: message })
  return throttled || verdict
}
