import type { LookupFunction } from 'node:net'
import { getCACertificates } from 'node:tls'
import { buildConnector } from 'undici'
import type { IssuerFinder } from './issuer-finder.ts'
import { trustsSystemFor } from './system-authorities.ts'

type Connect = buildConnector.connector
type Target = buildConnector.Options
type Result = Parameters<buildConnector.Callback>

export type ConnectorOptions = {
  readonly timeout: number
  readonly lookup: LookupFunction
  readonly issuers: IssuerFinder
}

// No public authority signs through more.
const mostIssuers = 3

// The oldest is forgotten: it is found again.
const mostHosts = 500

const refusesProtocol = 'ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL'
const untrusted = ['SELF_SIGNED_CERT_IN_CHAIN', 'DEPTH_ZERO_SELF_SIGNED_CERT']
const lacksIssuer = ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY']

/**
 * Connects as a browser does: an authority that the system trusts is trusted, a server that speaks HTTP/2 only is asked in it, and an issuer's certificate that
 * a server leaves out is fetched from where its own names it (RFC 5280 §4.2.2.1).
 */
export function browserConnector({ timeout, lookup, issuers }: ConnectorOptions): Connect {
  const general = { timeout, lookup, allowH2: false }
  const connectPlainly = buildConnector(general)
  /** How to reach the hosts that need more than that. */
  const own = new Map<string, Connect>()

  async function mend(
    to: Target,
    failure: Error,
    callback: buildConnector.Callback,
  ): Promise<void> {
    const result = await otherWay(to, failure).catch((): Result => [failure, null])
    callback(...result)
  }

  /** Looks for another way than the one that failed. */
  async function otherWay(to: Target, failure: Error): Promise<Result> {
    if (codeOf(failure) === refusesProtocol) {
      return attempt(to, buildConnector({ ...general, allowH2: true, preferH2: true }))
    }
    const found: string[] = []
    let result: Result = [failure, null]
    if (trustsSystemFor(failure)) result = await attempt(to, trusting(found))
    while (isIncomplete(result) && found.length < mostIssuers) {
      const issuer = await issuers.after(to, found.at(-1))
      if (issuer === undefined) return result
      found.push(issuer)
      result = await attempt(to, trusting(found))
    }
    return result
  }

  // An intermediate among them proves nothing by itself: a chain still has to end in a root.
  function trusting(found: readonly string[]): Connect {
    const ca = [...getCACertificates('default'), ...found]
    return buildConnector({ ...general, ca })
  }

  async function attempt(to: Target, connect: Connect): Promise<Result> {
    const result = await new Promise<Result>((resolve) => {
      connect(to, (...result) => resolve(result))
    })
    if (result[0] === null) keep(hostOf(to), connect)
    return result
  }

  function keep(host: string, connect: Connect): void {
    const [oldest] = own.keys()
    if (own.size >= mostHosts && oldest !== undefined) own.delete(oldest)
    own.set(host, connect)
  }

  return (to, callback) => {
    const connect = own.get(hostOf(to)) ?? connectPlainly
    connect(to, (...result) => {
      const [failure] = result
      if (failure === null || connect !== connectPlainly || !isMendable(failure)) {
        return callback(...result)
      }
      void mend(to, failure, callback)
    })
  }
}

const hostOf = ({ hostname, port }: Target) => `${hostname}:${port}`

function isMendable(failure: Error): boolean {
  const code = codeOf(failure)
  return code === refusesProtocol || untrusted.includes(code) || lacksIssuer.includes(code)
}

function isIncomplete([failure]: Result): boolean {
  return failure !== null && lacksIssuer.includes(codeOf(failure))
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}
