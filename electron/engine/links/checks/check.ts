import type { Link } from '../../model/link.ts'
import type { Verdict } from '../../model/verdict.ts'
import { type Clock, systemClock } from '../../time/clock.ts'
import { parseLink, withPasscode } from '../links.ts'
import { linkProviders } from '../providers/index.ts'
import type { CheckContext } from '../providers/provider.ts'
import { timeOutError } from '../requests/network-error.ts'
import { RequestError, type Requester } from '../requests/request.ts'
import { followingWww } from '../requests/www-request.ts'

export type CheckOptions = {
  readonly request: Requester
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal
  /** For all requests of the link together. */
  readonly timeoutMs: number
  readonly clock?: Clock
}

export type CheckResult = {
  readonly verdict: Verdict
  readonly latencyMs: number
  /** Whether anything was sent: what was not asked needs no pause. */
  readonly asked: boolean
}

/** Asks whether a share is alive. Rejects only when the caller's own signal is aborted. */
export async function checkLink(link: Link, options: CheckOptions): Promise<CheckResult> {
  const { signal, timeoutMs, clock = systemClock } = options
  signal.throwIfAborted()
  const budget = new AbortController()
  const cancel = clock.after(timeoutMs, () => budget.abort(timeOutError(hostOf(link), timeoutMs)))
  const start = clock.now()
  let asked = false
  const stop = AbortSignal.any([signal, budget.signal])
  try {
    const verdict = await linkProviders[link.provider].check(link, contextOf(link))
    return { verdict, latencyMs: elapsed(), asked }
  } catch (error) {
    signal.throwIfAborted()
    return { verdict: verdictOfError(error), latencyMs: elapsed(), asked }
  } finally {
    cancel()
  }

  function contextOf({ provider, passcode }: Link): CheckContext {
    const request: Requester = (url, wanted) => {
      asked = true
      return options.request(url, { ...wanted, provider })
    }
    if (provider !== 'web') return { request: followingWww(request), signal: stop }
    return { request, signal: stop, share: (address) => shareAt(address, passcode) }
  }

  /** A short address is judged as the share it leads to. */
  function shareAt(address: string, passcode: string) {
    const share = parseLink(address)
    if (!share || share.provider === 'web') return undefined
    const opened = share.passcode === '' ? withPasscode(share, passcode) : share
    return async () => {
      const verdict = await linkProviders[share.provider].check(opened, contextOf(share))
      return { ...verdict, finalUrl: share.url }
    }
  }

  // The wall clock may have been set back meanwhile.
  function elapsed(): number {
    return Math.max(clock.now() - start, 0)
  }
}

const hostOf = ({ url }: Link) => URL.parse(url)?.hostname ?? url

function verdictOfError(error: unknown): Verdict {
  if (error instanceof RequestError) {
    return { state: 'error', code: error.code, reason: error.message }
  }
  const reason = error instanceof Error ? error.message : String(error)
  return { state: 'error', code: 'check.failed', reason: reason.slice(0, 200) }
}
