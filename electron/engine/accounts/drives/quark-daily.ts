import { z } from 'zod'
import type { Answer } from '../../links/requests/request.ts'
import { readRetryAfter } from '../../links/requests/retry-after.ts'
import { parseJson } from '../../model/terms/parse-json.ts'
import { type Cookies, cookieLine, readCookies } from '../cookie.ts'
import type { AccountContext, DailyAnswer, DailySignIn } from '../drive-account.ts'
import { envelopeSchema, notSignedIn, withoutSecrets } from './quark-answers.ts'

/** Parameters of the mobile client, which people keep in the same line as the cookie; no server is sent them as one. */
export const mobileNames: readonly string[] = ['kps', 'sign', 'vcode']

type Parameters = Readonly<Record<'kps' | 'sign' | 'vcode', string>>

// Asked with the parameters of the mobile client, and without a cookie.
// https://github.com/Cp0204/quark-auto-save/issues/27
const api = 'https://drive-m.quark.cn/1/clouddrive/capacity/growth'
const client = { pr: 'ucpro', fr: 'android' }
const day = z.number().int().min(0).catch(0)

const infoSchema = z.object({
  data: z.object({
    cap_sign: z.object({
      sign_daily: z.boolean(),
      /** In bytes. */
      sign_daily_reward: day,
      sign_progress: day,
      sign_target: day,
    }),
  }),
})
// Of a paying member it tells how much room there is, and of no sign-in.
// https://github.com/imoki/sign_script/issues/30
const noSignInSchema = z.object({
  code: z.literal(0),
  data: z.object({ total_capacity: z.number(), cap_sign: z.null().optional() }),
})
const signedSchema = z.object({ data: z.object({ sign_daily_reward: z.number().int().min(0) }) })

/** The daily sign-in for room at Quark, where the sign-in holds what the mobile client asks with. */
export const quarkDaily: DailySignIn = {
  isPossible: (secret) => {
    const read = readCookies(secret)
    return read.ok && parametersIn(read.cookies) !== undefined
  },
  signIn: async (cookies, context) => {
    const parameters = parametersIn(cookies)
    if (!parameters) return { kind: 'refused' }
    const query = String(new URLSearchParams({ ...client, ...parameters }))
    const secrets = [...Object.values(parameters), cookieLine(cookies)]
    const info = await ask('GET', `${api}/info?${query}`, context)
    const json = parseJson(info.body)
    if (noSignInSchema.safeParse(json).success) return { kind: 'none' }
    const before = infoSchema.safeParse(json).data?.data.cap_sign
    if (!before) return failure(info, secrets)
    const { sign_daily_reward: reward, sign_progress: progress, sign_target: target } = before
    if (before.sign_daily) return { kind: 'already', reward, progress, target }
    const signed = await ask('POST', `${api}/sign?${query}`, context)
    const gained = signedSchema.safeParse(parseJson(signed.body)).data?.data.sign_daily_reward
    if (gained === undefined) return failure(signed, secrets)
    return { kind: 'signed', reward: gained, progress: progress + 1, target }
  },
}

/** As they are pasted of an address they are encoded, and joined by `&`. */
function parametersIn(cookies: Cookies): Parameters | undefined {
  const found = new URLSearchParams(
    [...cookies].map(([name, value]) => `${name}=${value}`.replaceAll('+', '%2B')).join('&'),
  )
  const [kps, sign, vcode] = mobileNames.map((name) => found.get(name))
  return kps && sign && vcode ? { kps, sign, vcode } : undefined
}

async function ask(
  method: 'GET' | 'POST',
  url: string,
  { request, signal }: AccountContext,
): Promise<Answer> {
  const body = JSON.stringify({ sign_cyclic: true })
  const headers = { accept: 'application/json, text/plain, */*' }
  return request(url, {
    method,
    signal,
    ...(method === 'GET'
      ? { headers }
      : { headers: { ...headers, 'content-type': 'application/json' }, body }),
  })
}

function failure(answer: Answer, secrets: readonly string[]): DailyAnswer {
  if (answer.status === 429) {
    const retryAfterMs = readRetryAfter(answer.headers['retry-after'], Date.now())
    return { kind: 'limited', retryAfterMs }
  }
  const { code, message = '' } = envelopeSchema.safeParse(parseJson(answer.body)).data ?? {}
  if (code === notSignedIn) return { kind: 'refused' }
  // It says that all is well, and not how it stands.
  if (code === 0) return { kind: 'unclear', words: `HTTP ${answer.status}` }
  const words = withoutSecrets(message, secrets)
  return { kind: 'unclear', words: words || String(code ?? `HTTP ${answer.status}`) }
}
