import { z } from 'zod'
import type { Verdict } from '../../../model/verdict.ts'
import type { Answer } from '../../requests/request.ts'
import {
  type Meaning,
  notUnderstood,
  readAnswer,
  shortened,
  throttleIn,
  unproven,
  verdictOf,
} from '../answer.ts'
import type { LinkProvider } from '../provider.ts'

const site = 'https://115cdn.com'

/** What 115 answers in `errno`; the message beside each is the provider's own. */
const codes = new Map<number, Meaning>([
  // 分享已取消; compared with the page in a browser.
  [4100010, 'cancelled'],
  // 该文件分享链接不存在或已被删除; in two clients.
  [4100026, 'deleted'],
  // An invalid share; in one client, without a message.
  [4100009, 'not_found'],
  // 请输入访问码
  [4100012, 'passcode'],
  // A wrong 访问码; seen on the download call.
  [4100008, 'passcode'],
  // 登录超时，请重新登录。
  [99, 'auth'],
  [990001, 'auth'],
  // 请验证账号
  [911, 'captcha'],
  // 操作太频繁，请稍候再试
  [590075, 'rate_limited'],
  [990005, 'rate_limited'],
  // 请稍后再试
  [990009, 'rate_limited'],
  // 参数错误。
  [990002, 'error'],
  [990003, 'error'],
  [40100000, 'error'],
  [4100011, 'error'],
])

/** What `error` says beside a number nobody has written down. Whole phrases: a lone 不存在 may speak of anything. */
const phrases: readonly (readonly [RegExp, Meaning])[] = [
  [/访问码/, 'passcode'],
  [/分享已取消/, 'cancelled'],
  [/链接已过期/, 'expired'],
  [/不存在或已被删除/, 'deleted'],
  [/违规/, 'banned'],
  [/错误的链接/, 'not_found'],
]

/** Every reason code that is 115's own; each is translated for the page. */
export const pan115Reasons: readonly string[] = [
  ...codes.keys(),
  'ok',
  'expired',
  'share_state',
  'empty',
].map((reason) => `115.${reason}`)

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
      .object({ share_state: number.optional(), forbid_reason: z.string().catch('') })
      .optional(),
    count: number.optional(),
    list: z.array(z.unknown()).optional(),
  }),
})

type Reply = z.output<typeof envelope>

/** 115: one question. An empty passcode may be sent; the answer then says whether one is needed. */
export const pan115: LinkProvider = {
  id: '115',
  async check({ shareId, passcode }, { request, signal }) {
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
    const reply = readAnswer(answer, envelope, (value) => {
      const code = codeOf(value)
      return codes.get(code) === 'rate_limited' ? `115.${code}` : undefined
    })
    if (!reply.ok) return reply.verdict
    const code = codeOf(reply.value)
    if (!reply.value.state) return refusal(code, reply.value.error, passcode, answer)
    return code === 0 ? contained(reply.value) : notUnderstood(reply.value.error).verdict
  },
}

/** `errno`, in some answers `errNo`; NaN when there is neither. */
function codeOf({ errno, errNo }: Reply): number {
  return errno || (errNo ?? errno ?? Number.NaN)
}

function refusal(code: number, words: string, passcode: string, answer: Answer): Verdict {
  const known = codes.get(code)
  if (known !== undefined) {
    const verdict = verdictOf(known, `115.${code}`, words, { passcode, answer })
    // Two numbers are proven: one by a browser, one by two clients.
    return code === 4100010 || code === 4100026 ? verdict : unproven(verdict)
  }
  const slowDown = throttleIn({ ...answer, body: words })
  if (slowDown) return { ...slowDown, reason: shortened(words) }
  if (!(code > 0)) return notUnderstood(words).verdict
  const meaning = phrases.find(([phrase]) => phrase.test(words))?.[1] ?? 'error'
  return unproven(verdictOf(meaning, `115.${code}`, words, { passcode, answer }))
}

/** A successful answer speaks of the share in `share_state`, and only then in its list: dead shares list files too. */
function contained(reply: Reply): Verdict {
  const parsed = contents.safeParse(reply)
  if (!parsed.success) return notUnderstood(reply.error).verdict
  const { share_state, shareinfo, count = 0, list } = parsed.data.data
  const states = [share_state, shareinfo?.share_state].filter((state) => state !== undefined)
  const reason = shortened(shareinfo?.forbid_reason ?? '')
  // 7 with 链接已过期: reported by a user of one checker, with the answer (fish2018/pansou#147).
  if (states.includes(7)) return { state: 'expired', code: '115.expired', reason, unproven: true }
  // What other numbers mean is not known; one of them is a review.
  if (states.some((state) => state !== 1))
    return { state: 'error', code: '115.share_state', reason }
  if (list !== undefined && list.length > 0) return { state: 'valid', code: '115.ok', reason: '' }
  if (states.length === 0 || count > 0) return notUnderstood(reply.error).verdict
  // No source says what a share in order is that lists nothing.
  if (list !== undefined) return { state: 'error', code: '115.empty', reason }
  return { state: 'valid', code: '115.ok', reason: '' }
}
