import { z } from 'zod'
import type { Answer } from '../../requests/request.ts'
import { notUnderstood, readAnswer, type Step, shareName } from '../answer.ts'
import type { QuarkCodes } from './codes.ts'

/** What every answer holds; `code` must be an integer: neither its absence nor `false` is a success. */
const envelope = z.looseObject({ code: z.int(), message: z.string().catch('') })

export const tokenAnswer = z.object({
  data: z.object({ stoken: z.string().min(1), title: shareName }),
})

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
export type Reply = z.output<typeof envelope> & { readonly answer: Answer }

/** Reads the code and the message of an answer; what holds none is no statement about the share. */
export function readReply(answer: Answer, codes: QuarkCodes): Step<Reply> {
  const reply = readAnswer(answer, envelope, ({ code }) => codes.rateLimitOf(code))
  return reply.ok ? { ok: true, value: { ...reply.value, answer } } : reply
}

/** Reads what a successful answer must hold. */
export function readData<T>(schema: z.ZodType<T>, reply: Reply): Step<T> {
  const parsed = schema.safeParse(reply)
  return parsed.success ? { ok: true, value: parsed.data } : notUnderstood(reply.message)
}
