import { z } from 'zod'
import type { Link } from '../../../model/link.ts'
import type { Verdict } from '../../../model/verdict.ts'
import type { Answer } from '../../requests/request.ts'
import { notUnderstood, readAnswer, shareName, throttleIn, titled } from '../answer.ts'
import { shortened } from '../code-table.ts'
import type { CheckContext } from '../provider.ts'
import { codes, phrases } from './codes.ts'

const site = 'https://115cdn.com'

// Numbers come as such or as text, even the same field.
const number = z.union([
  z.int(),
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
])

const envelope = z.looseObject({
  state: z.union([z.boolean(), z.literal([0, 1])]).transform(Boolean),
  errno: number.optional(),
  errNo: number.optional(),
  error: z.string().catch(''),
})

const contents = z.object({
  data: z.object({
    share_state: number.optional(),
    shareinfo: z
      .object({
        share_state: number.optional(),
        forbid_reason: z.string().catch(''),
        share_title: shareName,
      })
      .optional(),
    count: number.optional(),
    list: z.array(z.unknown()).optional(),
  }),
})

type Reply = z.output<typeof envelope>
type Contents = z.output<typeof contents>['data']

export async function check(
  { shareId, passcode }: Link,
  { request, signal }: CheckContext,
): Promise<Verdict> {
  const search = new URLSearchParams({
    share_code: shareId,
    offset: '0',
    limit: '1',
    receive_code: passcode,
    cid: '',
  })
  const answer = await request(`${site}/webapi/share/snap?${search}`, {
    method: 'GET',
    headers: {
      referer: `${site}/s/${shareId}?password=${encodeURIComponent(passcode)}&`,
      'x-requested-with': 'XMLHttpRequest',
    },
    signal,
  })
  const reply = readAnswer(answer, envelope, (value) => codes.rateLimitOf(codeOf(value)))
  if (!reply.ok) return reply.verdict
  const code = codeOf(reply.value)
  if (!reply.value.state) return refusal(code, reply.value.error, passcode, answer)
  return code === 0 ? contained(reply.value) : notUnderstood(reply.value.error).verdict
}

/** `errno`, in some answers `errNo`; NaN when there is neither. */
function codeOf({ errno, errNo }: Reply): number {
  return errno || (errNo ?? errno ?? Number.NaN)
}

function refusal(code: number, words: string, passcode: string, answer: Answer): Verdict {
  const evidence = { words, passcode, answer }
  if (codes.meaningOf(code) !== undefined) return codes.ofCode(code, evidence)
  const slowDown = throttleIn({ ...answer, body: words })
  if (slowDown) return { ...slowDown, reason: shortened(words) }
  if (!(code > 0)) return notUnderstood(words).verdict
  return codes.ofCode(code, evidence, phrases.find(([phrase]) => phrase.test(words))?.[1])
}

/** A successful answer speaks of the share in `share_state`, and only then in its list: dead shares list files too. */
function contained(reply: Reply): Verdict {
  const parsed = contents.safeParse(reply)
  if (!parsed.success) return notUnderstood(reply.error).verdict
  return titled(verdictOf(parsed.data.data, reply), parsed.data.data.shareinfo?.share_title ?? '')
}

function verdictOf({ share_state, shareinfo, count = 0, list }: Contents, reply: Reply): Verdict {
  const states = [share_state, shareinfo?.share_state].filter((state) => state !== undefined)
  const words = shareinfo?.forbid_reason ?? ''
  if (states.includes(7)) return codes.ofContents('expired', { words })
  if (states.some((state) => state !== 1)) return codes.ofContents('share_state', { words })
  if (list !== undefined && list.length > 0) return codes.ofContents('ok')
  if (states.length === 0 || count > 0) return notUnderstood(reply.error).verdict
  return list === undefined ? codes.ofContents('ok') : codes.ofContents('empty', { words })
}
