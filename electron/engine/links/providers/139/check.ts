import { z } from 'zod'
import type { Link } from '../../../model/link.ts'
import type { Verdict } from '../../../model/verdict.ts'
import type { Answer } from '../../requests/request.ts'
import { notUnderstood, readAnswer, shareName, throttleIn, titled } from '../answer.ts'
import type { CheckContext } from '../provider.ts'
import { codes } from './codes.ts'

const api =
  'https://share-kd-njs.yun.139.com/yun-share/richlifeApp/devapp/IOutLink/getOutLinkInfoV6'

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
  lkName: shareName,
})

export async function check(
  { shareId, passcode }: Link,
  { request, signal }: CheckContext,
): Promise<Verdict> {
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
}

function judge(reply: Reply, answer: Answer, passcode: string): Verdict {
  const { code, words } = reply
  if (code === '0' || code === '0000') return opened(reply)
  const throttled = codes.meaningOf(code) === undefined ? throttleIn(answer) : undefined
  return throttled ?? codes.ofCode(code, { words, passcode, answer })
}

function opened({ data, words }: Reply): Verdict {
  const parsed = contents.safeParse(data)
  if (!parsed.success) return notUnderstood(words).verdict
  const { caLst, coLst, caLength, coLength, nodNum, lkName } = parsed.data
  if (caLst?.length || coLst?.length) return titled(codes.ofContents('ok'), lkName)
  return caLength === 0 && coLength === 0 && !nodNum
    ? codes.ofContents('empty')
    : notUnderstood(words).verdict
}

type Reply = z.output<typeof reply>
