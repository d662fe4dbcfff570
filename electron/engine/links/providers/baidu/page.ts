import type { Verdict } from '../../../model/verdict.ts'
import type { Answer } from '../../requests/request.ts'
import { captchaAsked, throttleIn, unproven } from '../answer.ts'
import { titleOf, visibleText } from '../page-text.ts'
import { codes } from './codes.ts'

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
  return elsewhere && /(?:^|\.)baidu\.com$/.test(target.hostname) ? captchaAsked : undefined
}

/** The verdict of the words on a share's page; undefined when there are none, or they contradict one another. */
export function readSharePage(answer: Answer): Verdict | undefined {
  const title = titleOf(answer.body)
  const text = visibleText(answer.body)
  const throttle = throttleIn({ ...answer, body: text })
  if (throttle) return throttle
  const locked = text.includes('输入提取')
  // Only the page of an open share names the time it expires.
  const open = text.includes('过期时间：')
  const gone = text.includes('链接不存在')
  if (answer.status >= 500 || (gone && (locked || open))) return undefined
  if (open) return codes.ofContents('ok')
  if (locked) return codes.ofContents('passcode')
  if (!gone) return undefined
  const verdict = codes.ofContents('page_gone', { words: title })
  // The title is Baidu's own; elsewhere a person may have written the words.
  return title.includes('链接不存在') ? verdict : unproven(verdict)
}
