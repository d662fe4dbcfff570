import type { Verdict } from '../../../model/verdict.ts'
import type { Answer } from '../../requests/request.ts'
import { throttleIn } from '../answer.ts'
import { titleOf, visibleText } from '../page-text.ts'

export const baiduHost = 'pan.baidu.com'

/** Where an answer sends to, always over https; undefined when it does not. */
export function redirectOf({ status, headers }: Answer, from: string): URL | undefined {
  if (status < 300 || status > 399) return undefined
  const target = URL.parse(headers['location'] ?? '', from)
  if (target) target.protocol = 'https:'
  return target ?? undefined
}

/** The verdict of being sent to Baidu's login or captcha, which also meets who has no cookie (measured by kungal). */
export function antiBot(target: URL | undefined): Verdict | undefined {
  const elsewhere = target !== undefined && target.host !== baiduHost
  return elsewhere && /(?:^|\.)baidu\.com$/.test(target.hostname)
    ? { state: 'captcha', code: 'answer.captcha', reason: '' }
    : undefined
}

/** What the words of a share's page say; undefined when they say nothing, or both. */
export function readSharePage(answer: Answer): Verdict | undefined {
  const title = titleOf(answer.body)
  const text = visibleText(answer.body)
  const throttle = throttleIn({ ...answer, body: text })
  if (throttle) return throttle
  const locked = text.includes('输入提取')
  // Only the page of an open share tells until when it is.
  const open = text.includes('过期时间：')
  const gone = text.includes('链接不存在')
  if (answer.status >= 500 || (gone && (locked || open))) return undefined
  if (open) return { state: 'valid', code: 'baidu.ok', reason: '' }
  if (locked) return { state: 'passcode_required', code: 'baidu.passcode', reason: '' }
  if (!gone) return undefined
  const verdict = { state: 'not_found', code: 'baidu.page_gone', reason: title } as const
  // The title is Baidu's own; elsewhere a person may have written the words.
  return title.includes('链接不存在') ? verdict : { ...verdict, unproven: true }
}
