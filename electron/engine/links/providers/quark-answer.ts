import { z } from 'zod'
import type { Answer } from '../request.ts'
import { rateLimited } from '../retry-after.ts'
import type { Verdict } from '../verdict.ts'
import { type CodeMeaning, quarkCodes } from './quark-codes.ts'

/** A step either gives what the next one needs or ends the check. */
export type Step<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly verdict: Verdict }

/** What every answer holds; `code` must be an integer: neither its absence nor `false` is a success. */
const envelope = z.object({ code: z.int(), message: z.string().catch('') })

export const tokenAnswer = z.object({ data: z.object({ stoken: z.string().min(1) }) })

export const detailAnswer = z
  .object({
    data: z.object({
      list: z.array(z.object({ fid: z.string().catch(''), dir: z.boolean().catch(false) })),
      share: z
        .object({ status: z.number().default(1), partial_violation: z.boolean().default(false) })
        .default({ status: 1, partial_violation: false }),
      is_expire: z.boolean().default(false),
    }),
    metadata: z.record(z.string(), z.unknown()).default({}),
  })
  .transform(({ data, metadata }) => ({
    list: data.list,
    status: data.share.status,
    violation: data.share.partial_violation,
    isExpire: data.is_expire,
    // Nothing listed although something is counted: not an answer to build on.
    contradicts: data.list.length === 0 && Number(metadata['_total'] ?? 0) > 0,
  }))

export type Detail = z.output<typeof detailAnswer>

/** Taken apart, but not yet judged. */
export type Reply = {
  readonly code: number
  readonly message: string
  readonly json: unknown
  readonly answer: Answer
}

/** Reads the code and the message of an answer; what holds none is no statement about the share. */
export function readReply(answer: Answer, drive: string): Step<Reply> {
  const json = parseJson(answer.body)
  const parsed = envelope.safeParse(json)
  if (answer.status === 429) {
    const known = parsed.success && quarkCodes[parsed.data.code] === 'rate_limited'
    const code = known ? `${drive}.${parsed.data.code}` : 'http.429'
    const reason = parsed.success ? shortened(parsed.data.message) : ''
    return { ok: false, verdict: rateLimited(answer, code, reason) }
  }
  if (json === undefined) {
    const code = answer.status >= 400 ? `http.${answer.status}` : 'answer.not_json'
    return { ok: false, verdict: { state: 'error', code, reason: '' } }
  }
  if (!parsed.success) return notUnderstood('')
  return { ok: true, value: { ...parsed.data, json, answer } }
}

/** Reads what a successful answer must hold. */
export function readData<T>(schema: z.ZodType<T>, { json, message }: Reply): Step<T> {
  const parsed = schema.safeParse(json)
  return parsed.success ? { ok: true, value: parsed.data } : notUnderstood(message)
}

/** The verdict of a code other than 0. */
export function verdictOfCode(
  { code, message, answer }: Reply,
  drive: string,
  passcode: string,
): Verdict {
  const meaning: CodeMeaning = quarkCodes[code] ?? 'error'
  const reason = shortened(message)
  const name = `${drive}.${code}`
  if (meaning === 'rate_limited') return rateLimited(answer, name, reason)
  if (meaning !== 'passcode') return { state: meaning, code: name, reason }
  return { state: passcode === '' ? 'passcode_required' : 'passcode_wrong', code: name, reason }
}

export function notUnderstood(message: string): { ok: false; verdict: Verdict } {
  const reason = shortened(message)
  return { ok: false, verdict: { state: 'error', code: 'answer.not_understood', reason } }
}

function shortened(message: string): string {
  return message.trim().slice(0, 200)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
