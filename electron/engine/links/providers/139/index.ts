import { z } from 'zod'
import type { Verdict } from '../../../model/verdict.ts'
import type { Answer } from '../../requests/request.ts'
import {
  type Meaning,
  notUnderstood,
  readAnswer,
  throttleIn,
  unproven,
  verdictOf,
} from '../answer.ts'
import type { LinkProvider } from '../provider.ts'

const api =
  'https://share-kd-njs.yun.139.com/yun-share/richlifeApp/devapp/IOutLink/getOutLinkInfoV6'

/** Measured on real links; the message beside each is the provider's own. */
const measured = {
  // 外链不存在/外链被分享者取消: one code for both.
  200000727: 'cancelled',
  // 提取码非法: the same for a missing and a wrong one.
  9188: 'passcode',
} as const satisfies Readonly<Record<string, Meaning>>

/** Read in the code of single clients only: such a death is unproven. */
const unmeasured = {
  // 外链已过期
  200000401: 'expired',
  // The link was opened as often as it may be.
  200000402: 'expired',
  // The sharer's account is blocked.
  '05010003': 'banned',
  200000728: 'passcode',
  200000732: 'expired',
  '04000005': 'auth',
  '05050006': 'auth',
  // Fields or headers are missing: our own fault, whatever the link.
  9530: 'error',
} as const satisfies Readonly<Record<string, Meaning>>

const meanings = new Map<string, Meaning>(Object.entries({ ...measured, ...unmeasured }))
const weak = new Set(Object.keys(unmeasured))

/** Every reason code that is China Mobile's own; each is translated for the page. */
export const cmccReasons: readonly string[] = [...meanings.keys(), 'ok', 'empty'].map(
  (reason) => `139.${reason}`,
)

const code = z.string().regex(/^\d{1,12}$/)

/** Two generations of the service name the code differently; where both are there they must agree. */
const reply = z
  .looseObject({
    code: code.nullish(),
    resultCode: code.nullish(),
    desc: z.string().catch(''),
    message: z.string().catch(''),
  })
  .transform((json, context) => {
    const code = json.code ?? json.resultCode
    if (code == null || (json.resultCode ?? code) !== code) {
      context.addIssue('There is no one code.')
      return z.NEVER
    }
    return { code, words: json.desc || json.message, data: json['data'] }
  })

/** Folders (`caLst`) and files (`coLst`) of the root; either list may be null. */
const contents = z.object({
  caLst: z.array(z.unknown()).nullish(),
  coLst: z.array(z.unknown()).nullish(),
  caLength: z.int().nullish(),
  coLength: z.int().nullish(),
  nodNum: z.int().nullish(),
})

/** China Mobile (139): one plain question; the encrypted twin of it is not needed. */
export const cmcc: LinkProvider = {
  id: '139',
  async check({ shareId, passcode }, { request, signal }) {
    const answer = await request(api, {
      method: 'POST',
      headers: {
        accept: 'application/json, text/plain, */*',
        'content-type': 'application/json',
        origin: 'https://yun.139.com',
        referer: 'https://yun.139.com/',
      },
      // Fewer fields were enough for one source; another got 9530 for them.
      body: JSON.stringify({
        getOutLinkInfoReq: {
          account: '',
          linkID: shareId,
          passwd: passcode,
          caSrt: 0,
          coSrt: 0,
          srtDr: 1,
          bNum: 1,
          pCaID: 'root',
          eNum: 200,
        },
      }),
      signal,
    })
    const read = readAnswer(answer, reply)
    return read.ok ? judge(read.value, answer, passcode) : read.verdict
  },
}

function judge(reply: Reply, answer: Answer, passcode: string): Verdict {
  const { code, words } = reply
  if (code === '0' || code === '0000') return opened(reply)
  const meaning = meanings.get(code)
  const throttled = meaning === undefined ? throttleIn(answer) : undefined
  if (throttled) return throttled
  const verdict = verdictOf(meaning ?? 'error', `139.${code}`, words, { passcode, answer })
  return weak.has(code) ? unproven(verdict) : verdict
}

function opened({ data, words }: Reply): Verdict {
  const parsed = contents.safeParse(data)
  if (!parsed.success) return notUnderstood(words).verdict
  const { caLst, coLst, caLength, coLength, nodNum } = parsed.data
  if (caLst?.length || coLst?.length) return { state: 'valid', code: '139.ok', reason: '' }
  // Nothing listed, and nothing counted either; read in one client only.
  return caLength === 0 && coLength === 0 && !nodNum
    ? { state: 'empty', code: '139.empty', reason: '', unproven: true }
    : notUnderstood(words).verdict
}

type Reply = z.output<typeof reply>
