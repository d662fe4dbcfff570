import { z } from 'zod'
import { resourceTexts } from '../../model/resource.ts'
import { oneLine } from '../../model/terms/one-line.ts'
import { parseJson } from '../../model/terms/parse-json.ts'
import { type DeadState, lifeOf, type Verdict } from '../../model/verdict.ts'
import type { Answer } from '../requests/request.ts'
import { rateLimited } from '../requests/retry-after.ts'
import { CodeTable, shortened } from './code-table.ts'

/** What an answer may come to whoever gave it. */
const codes = new CodeTable('answer', {
  contents: {
    not_json: 'error',
    not_understood: 'error',
    captcha: 'captcha',
    throttled: 'rate_limited',
  },
})

/** Every reason code that an answer of any drive may lead to. */
export const answerReasons = codes.reasons

/** A step either gives what the next one needs or ends the check. */
export type Step<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly verdict: Verdict }

// Words with which drives slow a client down, whatever the HTTP status. 请验证访问码 is a passcode prompt.
const throttled =
  /操作过于频繁|请求过于频繁|访问过于频繁|操作太频繁|请稍后再试|请稍候再试|系统繁忙|服务器开小差/
const puzzled = /需要验证码|人机验证|安全验证|滑动验证/

const message = z
  .record(z.string(), z.unknown())
  .transform((json) =>
    ['message', 'msg', 'error', 'errmsg', 'desc', 'res_message', 'retmsg']
      .map((name) => json[name])
      .find((value) => typeof value === 'string'),
  )

/**
 * Reads the JSON of an answer; whatever does not fit `schema` is no statement about the share.
 * HTTP 429 never is either: `limitCode` may name the provider's own code for it.
 */
export function readAnswer<T>(
  answer: Answer,
  schema: z.ZodType<T>,
  limitCode: (value: T) => string | undefined = () => undefined,
): Step<T> {
  const json = parseJson(answer.body)
  const parsed = schema.safeParse(json)
  if (answer.status === 429) {
    const code = (parsed.success && limitCode(parsed.data)) || 'http.429'
    return { ok: false, verdict: rateLimited(answer, code, messageIn(json)) }
  }
  if (json === undefined) return { ok: false, verdict: notJson(answer) }
  return parsed.success ? { ok: true, value: parsed.data } : notUnderstood(messageIn(json))
}

/** The same verdict; a death among them counts only once it is seen again hours later. */
export function unproven(verdict: Verdict): Verdict {
  return isDeath(verdict) ? { ...verdict, unproven: true } : verdict
}

/** The name that an answer gives a share; empty where there is none. */
export const shareName = z.string().catch('')

/** The same verdict with what the share is called: one line, as long as a title may be; a blank name is none. */
export function titled(verdict: Verdict, name: string): Verdict {
  const title = oneLine(name.toWellFormed())
    .trim()
    .slice(0, resourceTexts.title.maxLength ?? undefined)
    // The first half of a character that the length cut in two.
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()
  return title === '' ? verdict : { ...verdict, title }
}

/** An answer that may not be built on. */
export function notUnderstood(words = ''): { readonly ok: false; readonly verdict: Verdict } {
  return { ok: false, verdict: codes.ofContents('not_understood', { words }) }
}

/** The verdict of an answer that wants to see a person first. */
export const captchaAsked = codes.ofContents('captcha')

/** The verdict of a page that only says "not now", if it is one. */
export function throttleIn(answer: Answer): Verdict | undefined {
  if (answer.status === 429) return rateLimited(answer, 'http.429', '')
  if (puzzled.test(answer.body)) return captchaAsked
  return throttled.test(answer.body) ? codes.ofContents('throttled', { answer }) : undefined
}

/** The verdict of an HTTP status that came with nothing else to read. */
export function httpError(status: number): Verdict {
  return { state: 'error', code: `http.${status}`, reason: '' }
}

function isDeath(verdict: Verdict): verdict is Extract<Verdict, { readonly state: DeadState }> {
  return lifeOf(verdict.state) === 'dead'
}

function notJson(answer: Answer): Verdict {
  const { status } = answer
  return throttleIn(answer) ?? (status >= 400 ? httpError(status) : codes.ofContents('not_json'))
}

function messageIn(json: unknown): string {
  const parsed = message.safeParse(json)
  return shortened((parsed.success && parsed.data) || '')
}
