import { z } from 'zod'
import type { Link } from '../../../model/link.ts'
import type { DeadState, Verdict } from '../../../model/verdict.ts'
import { cookieIn } from '../../requests/cookies.ts'
import type { Answer } from '../../requests/request.ts'
import { notUnderstood, readAnswer, shortened, throttleIn, verdictOf } from '../answer.ts'
import { visibleText } from '../page-text.ts'
import type { CheckContext, LinkProvider } from '../provider.ts'

const site = 'https://share.weiyun.com'

// Words of one family of user scripts; nobody has measured them.
const deaths: readonly (readonly [words: RegExp, state: DeadState, reason: string])[] = [
  [/已删除|已被删除|已经删除/, 'deleted', 'deleted'],
  [/违反相关法规/, 'banned', 'banned'],
  [/已过期/, 'expired', 'expired'],
  [/目录无效/, 'deleted', 'folder_invalid'],
]

const envelope = z.object({
  data: z.object({
    rsp_header: z.object({ retcode: z.int(), retmsg: z.string().catch('') }),
    rsp_body: z.unknown(),
  }),
})
const things = z.array(z.unknown()).default([])
const contents = z.object({
  RspMsg_body: z.object({ file_list: things, dir_list: things, note_list: things }),
})

/** Every reason code that is Weiyun's own; each is translated for the page. */
export const weiyunReasons: readonly string[] = [
  'ok',
  'passcode',
  ...deaths.map(([, , reason]) => reason),
  '114303',
].map((reason) => `weiyun.${reason}`)

/** Weiyun: the share's page holds its data; where it does not, or a passcode is to be tried, the page's own call does. */
export const weiyun: LinkProvider = {
  id: 'weiyun',
  async check(link, context) {
    const { request, signal } = context
    const referer = `${site}/${link.shareId}`
    const page = await request(referer, { method: 'GET', headers: { referer }, signal })
    const read = readPage(page)
    const token = cookieIn(page, 'wyctoken')
    const tries = read?.state === 'passcode_required' && link.passcode !== ''
    const asks = (!read || tries) && page.status < 400 && /^[\w-]{1,64}$/.test(token)
    if (!asks) return read ?? without(page)
    const viewed = await view(link, context, token)
    // What was not understood takes nothing from what the page has shown.
    return read && viewed.state === 'error' ? read : viewed
  },
}

/** A page that told nothing; its status alone is no statement about the share either. */
function without({ status }: Answer): Verdict {
  return status < 400
    ? notUnderstood().verdict
    : { state: 'error', code: `http.${status}`, reason: '' }
}

/** What the page says; undefined when it says nothing, or two things that cannot both be true. */
function readPage(answer: Answer): Verdict | undefined {
  const { body, status } = answer
  const text = visibleText(body)
  const throttle = throttleIn({ ...answer, body: text })
  if (throttle) return throttle
  if (status >= 500) return undefined
  const needsPasscode = /"need_pwd"\s*:\s*(?<value>null|\d+)/.exec(body)?.groups?.['value']
  const passcode = /"pwd"\s*:\s*"(?<value>[^"]*)"/.exec(body)?.groups?.['value']
  const shared = needsPasscode !== undefined || passcode !== undefined
  // A file's name may hold the same words: only what is said by the page or as a message counts.
  const said = [...body.matchAll(/"(?:ret)?msg"\s*:\s*"(?<words>[^"]*)"/g)]
  const words = said.map(({ groups }) => groups?.['words'] ?? '').find(deathIn)
  const death = deathIn(words ?? text)
  if (death) {
    const [, state, reason] = death
    const verdict = { state, code: `weiyun.${reason}`, reason: shortened(words ?? '') } as const
    return shared ? undefined : { ...verdict, unproven: true }
  }
  const open = needsPasscode === 'null' && passcode === ''
  if (open) return { state: 'valid', code: 'weiyun.ok', reason: '' }
  const locked = (passcode ?? '') !== '' || needsPasscode === '1'
  return locked ? { state: 'passcode_required', code: 'weiyun.passcode', reason: '' } : undefined
}

function deathIn(text: string) {
  return deaths.find(([words]) => words.test(text))
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
    // 密码错误; read in an older program only.
    const meaning = retcode === 114303 ? 'passcode' : 'error'
    const verdict = verdictOf(meaning, `weiyun.${retcode}`, retmsg, { passcode, answer })
    return meaning === 'error' ? (throttleIn({ ...answer, body: retmsg }) ?? verdict) : verdict
  }
  const shared = contents.safeParse(rsp_body)
  if (!shared.success) return notUnderstood(retmsg).verdict
  const { file_list, dir_list, note_list } = shared.data.RspMsg_body
  const count = file_list.length + dir_list.length + note_list.length
  // What an empty share looks like was seen by nobody.
  return count === 0
    ? notUnderstood(retmsg).verdict
    : { state: 'valid', code: 'weiyun.ok', reason: '' }
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
