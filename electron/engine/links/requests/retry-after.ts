import { longestRestMs } from '../../model/lane.ts'
import type { Verdict } from '../../model/verdict.ts'
import type { Answer } from './request.ts'

/** Reads a `Retry-After` header, seconds or an HTTP date (RFC 9110 §10.2.3); undefined when it is neither. */
export function readRetryAfter(value: string | undefined, now: number): number | undefined {
  const text = value?.trim() ?? ''
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, longestRestMs)
  // Date.parse also reads a bare number or a sign, which no HTTP date has.
  const at = /^[A-Za-z]{3,9},? /.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(at)) return undefined
  return Math.min(Math.max(at - now, 0), longestRestMs)
}

/** The verdict of an answer that asks to be left alone. */
export function rateLimited(answer: Answer, code: string, reason: string): Verdict {
  const retryAfterMs = readRetryAfter(answer.headers['retry-after'], Date.now())
  const verdict = { state: 'rate_limited', code, reason } as const
  return retryAfterMs === undefined ? verdict : { ...verdict, retryAfterMs }
}
