import { z } from 'zod'
import type { Link } from '../../../model/link.ts'
import type { Verdict } from '../../../model/verdict.ts'
import { cookieIn } from '../../requests/cookies.ts'
import type { Answer } from '../../requests/request.ts'
import { httpError, notUnderstood, readAnswer, shareName, throttleIn, titled } from '../answer.ts'
import { visibleText } from '../page-text.ts'
import type { CheckContext } from '../provider.ts'
import { codes, phrases } from './codes.ts'

const site = 'https://share.weiyun.com'

const envelope = z.object({
  data: z.object({
    rsp_header: z.object({ retcode: z.int(), retmsg: z.string().catch('') }),
    rsp_body: z.unknown(),
  }),
})
const things = z.array(z.unknown()).default([])
const contents = z.object({
  RspMsg_body: z.object({
    file_list: things,
    dir_list: things,
    note_list: things,
    share_name: shareName,
  }),
})

export async function check(link: Link, context: CheckContext): Promise<Verdict> {
  const { request, signal } = context
  const referer = `${site}/${link.shareId}`
  const page = await request(referer, { method: 'GET', headers: { referer }, signal })
  const shown = readPage(page)
  const hasPasscode = shown?.state === 'passcode_required' && link.passcode !== ''
  const token = cookieIn(page, 'wyctoken')
  const canView = page.status < 400 && /^[\w-]{1,64}$/.test(token)
  if (!canView || (shown && !hasPasscode)) return shown ?? notRead(page)
  const viewed = await view(link, context, token)
  // What was not understood takes nothing from what the page has shown.
  return shown && viewed.state === 'error' ? shown : viewed
}

/** The verdict of a page that shows nothing; its status alone is no statement about the share either. */
function notRead({ status }: Answer): Verdict {
  return status < 400 ? notUnderstood().verdict : httpError(status)
}

/** The verdict of the page; undefined when it shows nothing, or two things that cannot both be true. */
function readPage(answer: Answer): Verdict | undefined {
  const { body, status } = answer
  const text = visibleText(body)
  const throttle = throttleIn({ ...answer, body: text })
  if (throttle) return throttle
  if (status >= 500) return undefined
  const needsPasscode = /"need_pwd"\s*:\s*(?<value>null|\d+)/.exec(body)?.groups?.['value']
  const passcode = /"pwd"\s*:\s*"(?<value>[^"]*)"/.exec(body)?.groups?.['value']
  const shared = needsPasscode !== undefined || passcode !== undefined
  // A file's name may hold the same words: only the page's own text or a message counts.
  const messages = [...body.matchAll(/"(?:ret)?msg"\s*:\s*"(?<words>[^"]*)"/g)]
  const words = messages.map(({ groups }) => groups?.['words'] ?? '').find(deathIn)
  const death = deathIn(words ?? text)
  if (death) return shared ? undefined : codes.ofContents(death, { words: words ?? '' })
  if (needsPasscode === 'null' && passcode === '') return codes.ofContents('ok')
  const isLocked = (passcode ?? '') !== '' || needsPasscode === '1'
  return isLocked ? codes.ofContents('passcode') : undefined
}

function deathIn(text: string) {
  return phrases.find(([phrase]) => phrase.test(text))?.[1]
}

/** Asks as the page itself does; `token` is the cookie that page has just given. */
async function view(
  { shareId, passcode }: Link,
  { request, signal }: CheckContext,
  token: string,
): Promise<Verdict> {
  const query = new URLSearchParams({
    refer: 'chrome_windows',
    g_tk: token,
    r: String(Math.random()),
  })
  const answer = await request(`${site}/webapp/json/weiyunShareNoLogin/WeiyunShareView?${query}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      cookie: `wyctoken=${token}`,
      referer: `${site}/${shareId}`,
    },
    body: viewRequest(shareId, passcode),
    signal,
  })
  const reply = readAnswer(answer, envelope)
  if (!reply.ok) return reply.verdict
  const { rsp_header, rsp_body } = reply.value.data
  const { retcode, retmsg } = rsp_header
  if (retcode !== 0) {
    const verdict = codes.ofCode(retcode, { words: retmsg, passcode, answer })
    const throttled = verdict.state === 'error' && throttleIn({ ...answer, body: retmsg })
    return throttled || verdict
  }
  const shared = contents.safeParse(rsp_body)
  if (!shared.success) return notUnderstood(retmsg).verdict
  const { file_list, dir_list, note_list, share_name } = shared.data.RspMsg_body
  const count = file_list.length + dir_list.length + note_list.length
  // What an empty share looks like was seen by nobody.
  return count === 0 ? notUnderstood(retmsg).verdict : titled(codes.ofContents('ok'), share_name)
}

/** Two JSON texts within a JSON object; the numbers are those of the page's own call. */
function viewRequest(shareId: string, passcode: string): string {
  const version = { version: 3, major_version: 3, minor_version: 3, fix_version: 3 }
  const header = { seq: 1, type: 1, cmd: 12002, appid: 30113, ...version }
  const token = { token_type: 0, login_key_type: 1, login_key_value: '' }
  const message = {
    ext_req_head: { token_info: token, language_info: { language_type: 2052 } },
    '.weiyun.WeiyunShareViewMsgReq_body': { share_pwd: passcode, share_key: shareId },
  }
  return JSON.stringify({
    req_header: JSON.stringify({ ...header, wx_openid: '', user_flag: 0 }),
    req_body: JSON.stringify({ ReqMsg_body: message }),
  })
}
