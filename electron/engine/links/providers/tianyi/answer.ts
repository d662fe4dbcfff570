import { z } from 'zod'
import type { Verdict } from '../../../model/verdict.ts'
import type { Answer } from '../../requests/request.ts'
import { readAnswer, type Step, throttleIn } from '../answer.ts'
import { codes } from './codes.ts'

/** A success is the integer 0: neither `"0"` nor `false` is. An error is a name, or another integer. */
const reply = z.looseObject({
  res_code: z.union([z.int(), z.string().regex(/^[A-Za-z1-9]\w{0,59}$/)]),
  res_message: z.string().catch(''),
})

export type TianyiReply = z.output<typeof reply> & { readonly answer: Answer }

/** What is known of a share that is there. A locked one may have no id yet. */
export const tianyiShare = z
  .object({
    needAccessCode: z.union([z.literal(0), z.literal(1)]).default(0),
    shareId: z.int().nullish(),
    fileName: z.string().nullish(),
  })
  // An open share has an id or a name: a success that gives neither is no share.
  .refine(({ needAccessCode, shareId, fileName }) => needAccessCode === 1 || shareId || fileName)

/** Reads an answer as JSON, or as the XML that comes when the `Accept` header got lost. */
export function readTianyi(answer: Answer): Step<TianyiReply> {
  const xml = xmlFields(answer.body)
  const read = readAnswer(xml ? { ...answer, body: JSON.stringify(xml) } : answer, reply)
  return read.ok ? { ok: true, value: { ...read.value, answer } } : read
}

/** The verdict of a `res_code` other than 0; the words beside it are not to be trusted: they embed ids. */
export function verdictOfTianyi(reply: TianyiReply, passcode: string): Verdict {
  const { res_code: code, res_message: words, answer } = reply
  const throttled = codes.meaningOf(code) === undefined ? throttleIn(answer) : undefined
  return throttled ?? codes.ofCode(code, { words, passcode, answer })
}

/** `<shareVO>…` and `<error><code>…`, as the fields of their JSON twins. */
function xmlFields(body: string): Readonly<Record<string, unknown>> | undefined {
  const [, root, inside] =
    /^(?:<\?xml[^<>]*\?>\s*)?<(shareVO|error)>(.*)<\/\1>$/s.exec(body.trim()) ?? []
  if (root === undefined || inside === undefined) return undefined
  const fields = new Map<string, string>()
  for (const [, name, text] of inside.matchAll(/<(\w+)>([^<]*)<\/\1>/g)) {
    if (name !== undefined && text !== undefined && !fields.has(name)) fields.set(name, text)
  }
  if (root === 'error') {
    return { res_code: fields.get('code'), res_message: fields.get('message') }
  }
  return {
    res_code: 0,
    fileName: fields.get('fileName'),
    needAccessCode: integer(fields.get('needAccessCode')),
    shareId: integer(fields.get('shareId')),
  }
}

/** What is no integer stays text, for the schema to refuse. */
function integer(text: string | undefined): number | string | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : text
}
