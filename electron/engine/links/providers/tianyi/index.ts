import type { Link } from '../../../model/link.ts'
import { lifeOf, type Verdict } from '../../../model/verdict.ts'
import { notUnderstood, type Step } from '../answer.ts'
import type { CheckContext, LinkProvider } from '../provider.ts'
import { meaningOf, readTianyi, type TianyiReply, tianyiShare, verdictOfTianyi } from './answer.ts'

const api = 'https://cloud.189.cn/api/open/share'

/** Tianyi (189): one question for the share, and one for the access code it asks for. */
export const tianyi: LinkProvider = {
  id: 'tianyi',
  async check(link, context) {
    const info = await ask('getShareInfoByCodeV2', {}, link, context)
    if (!info.ok) return info.verdict
    if (info.value.res_code === 0) {
      const share = tianyiShare.safeParse(info.value)
      if (!share.success) return notUnderstood(info.value.res_message).verdict
      if (share.data.needAccessCode === 0) return say('valid')
      if (link.passcode === '') return say('passcode_required')
    } else if (meaningOf(info.value) !== 'passcode' || link.passcode === '') {
      return verdictOfTianyi(info.value, '')
    }
    return checkPasscode(link, context)
  },
}

/** A share that asks for an access code is alive; what is still open is whether the given one is right. */
async function checkPasscode(link: Link, context: CheckContext): Promise<Verdict> {
  const step = await ask('checkAccessCode', { accessCode: link.passcode }, link, context)
  if (!step.ok) return step.verdict
  const reply = step.value
  if (reply.res_code === 0) {
    const { shareId = null } = reply
    if (shareId === null || shareId === 0) return say('passcode_wrong')
    return Number.isInteger(shareId) ? say('valid') : notUnderstood(reply.res_message).verdict
  }
  const verdict = verdictOfTianyi(reply, link.passcode)
  const { state, code, reason } = verdict
  // Clients take every refusal here for a wrong code; one known to mean something else is not that.
  const unknown = meaningOf(reply) === undefined && reply.answer.status < 500
  if (state === 'error' && unknown) return say('passcode_wrong', reason)
  // The share was there a moment ago: no refusal here tells of its death, or of a review.
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

function say(state: 'valid' | 'passcode_required' | 'passcode_wrong', reason = '') {
  return { state, code: state === 'valid' ? 'tianyi.ok' : 'tianyi.passcode', reason } as const
}
