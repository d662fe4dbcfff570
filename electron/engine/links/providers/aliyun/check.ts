import { z } from 'zod'
import type { Link } from '../../../model/link.ts'
import { lifeOf, type Verdict } from '../../../model/verdict.ts'
import { rateLimited } from '../../requests/retry-after.ts'
import { notUnderstood, readAnswer, type Step, titled, unproven } from '../answer.ts'
import type { CheckContext } from '../provider.ts'
import { codes } from './codes.ts'

const api = 'https://api.aliyundrive.com'
const site = 'https://www.alipan.com'

/** A refusal carries a `code`; what carries none is the thing asked for. */
const envelope = z.looseObject({
  code: z.string().min(1).optional(),
  message: z.string().catch(''),
})

const shareAnswer = z.object({
  file_infos: z.array(z.unknown()),
  has_pwd: z.boolean().default(false),
  share_title: z.string().catch(''),
  file_count: z.number().catch(0),
})

/** Nobody has written down what a quick transfer answers; one that is there has a name. */
const transferAnswer = z.union([
  z.object({ share_name: z.string().min(1) }).transform(({ share_name }) => share_name),
  z.object({ share_title: z.string().min(1) }).transform(({ share_title }) => share_title),
  z.object({ display_name: z.string().min(1) }).transform(({ display_name }) => display_name),
])

const tokenAnswer = z.object({ share_token: z.string().min(1) })

export function check(link: Link, context: CheckContext): Promise<Verdict> {
  return link.shareId.startsWith('t/') ? checkTransfer(link, context) : checkShare(link, context)
}

async function checkShare({ shareId, passcode }: Link, context: CheckContext): Promise<Verdict> {
  const path = `/adrive/v3/share_link/get_share_by_anonymous?share_id=${shareId}`
  const share = await ask(path, { share_id: shareId }, shareAnswer, context)
  if (!share.ok) return share.verdict
  const { file_infos, has_pwd, share_title, file_count } = share.value
  // Before the contents: nobody has seen whether a locked share lists them.
  if (has_pwd) return titled(await checkPasscode(shareId, passcode, context), share_title)
  if (file_infos.length > 0) return titled(codes.ofContents('ok'), share_title)
  if (share_title === '' && file_count === 0) return notUnderstood().verdict
  return codes.ofContents('empty')
}

async function checkPasscode(
  shareId: string,
  passcode: string,
  context: CheckContext,
): Promise<Verdict> {
  if (passcode === '') return codes.ofContents('passcode')
  const body = { share_id: shareId, share_pwd: passcode }
  const token = await ask('/v2/share_link/get_share_token', body, tokenAnswer, context)
  if (token.ok) return codes.ofContents('ok')
  // The share itself was just there: this answer speaks of the passcode only.
  return lifeOf(token.verdict.state) === 'dead'
    ? { ...token.verdict, state: 'error' }
    : token.verdict
}

/** Quick transfers have an address of their own, which one checker alone asks: no death there is proven. */
async function checkTransfer({ shareId }: Link, context: CheckContext): Promise<Verdict> {
  const id = shareId.slice('t/'.length)
  const path = `/adrive/v1/share/getByAnonymous?share_id=${id}`
  const transfer = await ask(path, { share_id: id }, transferAnswer, context)
  if (!transfer.ok) return unproven(transfer.verdict)
  return titled(codes.ofContents('ok'), transfer.value)
}

async function ask<T>(
  path: string,
  body: Readonly<Record<string, string>>,
  schema: z.ZodType<T>,
  { request, signal }: CheckContext,
): Promise<Step<T>> {
  const answer = await request(api + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: site,
      referer: `${site}/`,
      // The share page's plain tag on its own calls; no secret and no signature.
      'x-canary': 'client=web,app=share,version=v2.3.1',
    },
    body: JSON.stringify(body),
    signal,
  })
  if (answer.body.trim() === '' && answer.status < 500) {
    const verdict =
      answer.status === 429
        ? rateLimited(answer, 'http.429', '')
        : codes.ofContents('no_body', { answer })
    return { ok: false, verdict }
  }
  const reply = readAnswer(answer, envelope, ({ code = '' }) => codes.rateLimitOf(code))
  if (!reply.ok) return reply
  const { code, message } = reply.value
  if (code !== undefined) {
    const passcode = body['share_pwd'] ?? ''
    return { ok: false, verdict: codes.ofCode(code, { words: message, passcode, answer }) }
  }
  const parsed = schema.safeParse(reply.value)
  return parsed.success && answer.status < 300
    ? { ok: true, value: parsed.data }
    : notUnderstood(message)
}
