import { z } from 'zod'
import { headersOf, type QuarkSite } from '../../links/providers/quark/site.ts'
import type { Answer } from '../../links/requests/request.ts'
import { readRetryAfter } from '../../links/requests/retry-after.ts'
import type { AccountProfile } from '../../model/account/account.ts'
import { parseJson } from '../../model/terms/parse-json.ts'
import { accountFault, accountInvalid } from '../account-fault.ts'
import { type Cookies, cookieLine, readCookies, renewed } from '../cookie.ts'
import type {
  AccountAnswer,
  AccountContext,
  DailySignIn,
  DriveAccount,
  SignInPage,
} from '../drive-account.ts'
import { envelopeSchema, notSignedIn, text, withoutSecrets } from './quark-answers.ts'
import { mobileNames } from './quark-daily.ts'

type Options = {
  readonly site: QuarkSite
  readonly signInPage: SignInPage
  /** The cookie without which it is no sign-in at all. */
  readonly needed: string
  readonly daily?: DailySignIn
}

// The ticket of a session lasts about three hours, and is given anew only to who comes without it.
// https://github.com/AlistGo/alist/pull/9596
const ticket = '__puus'

const bytes = z.number().int().min(0)

const infoSchema = z.object({ data: z.looseObject({ nickname: text }) })
const memberSchema = z.object({
  data: z.object({
    member_type: text,
    use_capacity: bytes.optional().catch(undefined),
    total_capacity: bytes.optional().catch(undefined),
  }),
})

/** An account at Quark, or at UC, which speaks its protocol: what the drive's own page asks when it is opened. */
export function quarkAccount({ daily, needed, signInPage, site }: Options): DriveAccount {
  return {
    signInPage,
    ...(daily && { daily }),
    read: (secret) => cookieLine(cookiesIn(secret, needed)),
    holder: (secret) => cookiesIn(secret, needed).get('__uid'),
    test: (secret, context) => new AccountTest(site, cookiesIn(secret, needed), context).answer(),
  }
}

function cookiesIn(secret: string, needed: string): Cookies {
  const read = readCookies(secret)
  if (!read.ok) throw accountInvalid(read.fault)
  const { cookies } = read
  if (!cookies.get(needed)) throw accountInvalid(accountFault('missing', { name: needed }))
  return cookies
}

/** The requests of one test; what one of them renews the next one is sent. */
class AccountTest {
  readonly #site: QuarkSite
  readonly #context: AccountContext
  #cookies: Cookies

  constructor(site: QuarkSite, cookies: Cookies, context: AccountContext) {
    this.#site = site
    this.#cookies = cookies
    this.#context = context
  }

  async answer(): Promise<AccountAnswer> {
    const { api, client, site } = this.#site
    const info = await this.#ask(`${site}/account/info?fr=pc&platform=pc`, [])
    const { nickname = '' } = infoSchema.safeParse(parseJson(info.body)).data?.data ?? {}
    const query = new URLSearchParams({
      ...client,
      uc_param_str: '',
      fetch_subscribe: 'true',
      _ch: 'home',
    })
    const address = `${api}/1/clouddrive/member?${query}`
    const member = await this.#ask(address, [ticket])
    const answer = this.#judge(member, nickname)
    if (answer.kind !== 'refused' || !this.#cookies.has(ticket)) return answer
    // Nobody has seen that this call needs the ticket; before a person is sent to sign in, it is asked with it.
    return this.#judge(await this.#ask(address, []), nickname)
  }

  /** Two calls have to say that nobody is signed in. */
  #judge(member: Answer, nickname: string): AccountAnswer {
    if (member.status === 429) {
      const retryAfterMs = readRetryAfter(member.headers['retry-after'], Date.now())
      return { kind: 'limited', retryAfterMs }
    }
    const json = parseJson(member.body)
    const { code, message = '' } = envelopeSchema.safeParse(json).data ?? {}
    if (code === notSignedIn && nickname === '') return { kind: 'refused' }
    const known = code === 0 ? memberSchema.safeParse(json).data : undefined
    if (!known) return unclear(this.#without(message) || String(code ?? `HTTP ${member.status}`))
    const { member_type: membership, total_capacity: total, use_capacity: used } = known.data
    const space = used === undefined || total === undefined ? null : { used, total }
    const profile: AccountProfile = {
      nickname: this.#without(nickname),
      membership: this.#without(membership),
      space,
    }
    return { kind: 'known', profile, secret: cookieLine(this.#cookies) }
  }

  #without(words: string): string {
    return withoutSecrets(words, [...this.#cookies.values()])
  }

  async #ask(url: string, left: readonly string[]): Promise<Answer> {
    const { request, signal } = this.#context
    const sent = [...this.#cookies].filter(([name]) => ![...left, ...mobileNames].includes(name))
    const answer = await request(url, {
      method: 'GET',
      headers: { ...headersOf(this.#site), cookie: cookieLine(new Map(sent)) },
      signal,
    })
    this.#cookies = renewed(this.#cookies, answer.cookies ?? [])
    return answer
  }
}

function unclear(words: string): AccountAnswer {
  return { kind: 'unclear', fault: accountFault('unknown', { words }) }
}
