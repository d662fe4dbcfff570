import type { Link } from '../../../model/link.ts'
import { lifeOf, type Verdict } from '../../../model/verdict.ts'
import { notUnderstood, type Step, titled } from '../answer.ts'
import type { CheckContext } from '../provider.ts'
import { readTianyi, type TianyiReply, tianyiShare, verdictOfTianyi } from './answer.ts'
import { codes } from './codes.ts'

const api = 'https://cloud.189.cn/api/open/share'

export async function check(link: Link, context: CheckContext): Promise<Verdict> {
  const info = await ask('getShareInfoByCodeV2', {}, link, context)
  if (!info.ok) return info.verdict
  const { res_code: code, res_message: words } = info.value
  if (code === 0) {
    const share = tianyiShare.safeParse(info.value)
    if (!share.success) return notUnderstood(words).verdict
    const { needAccessCode, fileName } = share.data
    const verdict = await verdictOfShare(needAccessCode === 1, link, context)
    return titled(verdict, fileName ?? '')
  }
  if (codes.meaningOf(code) !== 'passcode' || link.passcode === '') {
    return verdictOfTianyi(info.value, '')
  }
  return checkPasscode(link, context)
}

async function verdictOfShare(
  isLocked: boolean,
  link: Link,
  context: CheckContext,
): Promise<Verdict> {
  if (!isLocked) return codes.ofContents('ok')
  return link.passcode === '' ? codes.ofContents('passcode') : checkPasscode(link, context)
}

/** A share that asks for an access code is alive; what is still open is whether the given one is right. */
async function checkPasscode(link: Link, context: CheckContext): Promise<Verdict> {
  const step = await ask('checkAccessCode', { accessCode: link.passcode }, link, context)
  if (!step.ok) return step.verdict
  const reply = step.value
  const { passcode } = link
  if (reply.res_code === 0) {
    const { shareId = null } = reply
    if (shareId === null || shareId === 0) return codes.ofContents('passcode', { passcode })
    return Number.isInteger(shareId)
      ? codes.ofContents('ok')
      : notUnderstood(reply.res_message).verdict
  }
  const verdict = verdictOfTianyi(reply, passcode)
  const { state, code, reason } = verdict
  // Clients take every refusal here for a wrong code; one known to mean something else is not that.
  const unknown = codes.meaningOf(reply.res_code) === undefined && reply.answer.status < 500
  if (state === 'error' && unknown) return codes.ofContents('passcode', { words: reason, passcode })
  // The share was there a moment ago: no refusal here is about its death, or a review.
  return state === 'passcode_wrong' || lifeOf(state) === 'undecided'
    ? verdict
    : { state: 'error', code, reason }
}

async function ask(
  action: 'getShareInfoByCodeV2' | 'checkAccessCode',
  query: Readonly<Record<string, string>>,
  { shareId }: Link,
  { request, signal }: CheckContext,
): Promise<Step<TianyiReply>> {
  const search = new URLSearchParams({ noCache: `${Math.random()}`, shareCode: shareId, ...query })
  const answer = await request(`${api}/${action}.action?${search}`, {
    method: 'GET',
    headers: {
      // Without it the answer is XML.
      accept: 'application/json;charset=UTF-8',
      'sign-type': '1',
      referer: `https://cloud.189.cn/web/share?code=${shareId}`,
    },
    signal,
  })
  return readTianyi(answer)
}
