import { checkLink } from '../../../electron/engine/links/checks/check.ts'
import { parseLink, withPasscode } from '../../../electron/engine/links/links.ts'
import { createRequester } from '../../../electron/engine/links/requests/http-requester.ts'
import { isPrivateHost } from '../../../electron/engine/links/requests/public-address.ts'
import type { Requester } from '../../../electron/engine/links/requests/request.ts'
import type { Verdict } from '../../../electron/engine/model/verdict.ts'
import { type Exchange, type SimulatedAnswer, SimulatedDrives } from '../simulated-drives.ts'
import { type Fixture, replay } from './fixtures.ts'

/** A conversation of a file of exchanges, and everything else its group would answer. */
export type Scenario = {
  readonly group: string
  readonly first: Fixture
  readonly steps: readonly Fixture[]
  readonly others: readonly Fixture[]
}

export type Judgement = {
  readonly group: string
  readonly scenario: string
  readonly expected: string
  /** `not_called`: written for an endpoint that is not asked, so nothing was learned. */
  readonly outcome: 'agrees' | 'differs' | 'not_called'
  readonly got: string
}

/** Prefixes of host and path that serve the same, and the one that is asked. */
const aliases: readonly (readonly [string, string])[] = [
  ['drive-h.quark.cn/', 'drive-pc.quark.cn/'],
  ['drive-m.quark.cn/', 'drive-pc.quark.cn/'],
  ['drive.quark.cn/', 'drive-pc.quark.cn/'],
  ['api.alipan.com/', 'api.aliyundrive.com/'],
  ['webapi.115.com/', '115cdn.com/webapi/'],
  ['api.cloud.189.cn/open/', 'cloud.189.cn/api/open/'],
]

/** Puts the exchanges of a file together to conversations. */
export function scenariosOf(groups: ReadonlyMap<string, readonly Fixture[]>): Scenario[] {
  return [...groups].flatMap(([group, fixtures]) => {
    const known = fixtures.map((fixture) => ({ ...fixture, request: canonical(fixture.request) }))
    return [...new Set(known.map(({ scenario }) => scenario))].flatMap((name) => {
      const steps = known.filter(({ scenario }) => scenario === name)
      const others = known.filter(({ scenario }) => scenario !== name)
      const [first] = steps.toSorted((a, b) => a.step - b.step)
      return first ? [{ group, first, steps, others }] : []
    })
  })
}

/** Checks the link of a scenario over real HTTP; whatever is asked, only 127.0.0.1 answers. */
export async function judge({ group, first, steps, others }: Scenario): Promise<Judgement> {
  const { scenario, state: expected } = first
  const link = parseLink(first.link)
  const judged = { group, scenario, expected }
  if (!link) return { ...judged, outcome: 'differs', got: `no link: ${first.link}` }
  const own = replay(steps)
  const other = replay(others)
  let met = 0
  let askedAlike = false
  await using drives = await SimulatedDrives.start((arrived) => {
    const exchange = canonical(arrived)
    const answer = own(exchange)
    if (!isUnanswered(answer)) {
      met += 1
      return answer
    }
    askedAlike ||= steps.some(({ request }) => isSameEndpoint(request, exchange))
    return other(exchange)
  }, [])
  const origins = new Map<string, string>()
  const requester = createRequester({ origins })
  const request: Requester = (url, options) => {
    const { origin, hostname } = new URL(url)
    // What may not lead into a private network is refused before anything is sent.
    if (options.publicOnly !== true || !isPrivateHost(hostname)) origins.set(origin, drives.origin)
    return requester.request(url, options)
  }
  const wanted = withPasscode(link, first.passcode ?? '')
  const { signal } = new AbortController()
  const { verdict, asked } = await checkLink(wanted, { request, signal, timeoutMs: 5000 })
  await requester.close()
  if (asked && met === 0 && !askedAlike) return { ...judged, outcome: 'not_called', got: '' }
  // A verdict that none of the scenario's own answers led to agrees by chance.
  const agrees = isExpected(verdict, first) && (met > 0 || !asked)
  const unmet = asked && met === 0 ? ', asked in another way than written' : ''
  const got = `${verdict.state} (${verdict.code})${unmet}`
  return { ...judged, outcome: agrees ? 'agrees' : 'differs', got }
}

function isExpected(verdict: Verdict, { state, code = verdict.code }: Fixture): boolean {
  return verdict.state === state && verdict.code === code
}

/** What `replay` says when no exchange matches. */
function isUnanswered({ status }: SimulatedAnswer): boolean {
  return status === 599
}

function isSameEndpoint(wanted: Fixture['request'], got: Exchange): boolean {
  return wanted.method === got.method && wanted.host === got.host && wanted.path === got.path
}

function canonical<T extends { readonly host: string; readonly path: string }>(request: T): T {
  const address = request.host + request.path
  const [from, to] = aliases.find(([alias]) => address.startsWith(alias)) ?? ['', '']
  const at = to + address.slice(from.length)
  const slash = at.indexOf('/')
  return { ...request, host: at.slice(0, slash), path: at.slice(slash) }
}
