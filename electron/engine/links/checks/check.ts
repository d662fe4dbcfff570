import type { Link } from '../../model/link.ts'
import type { Verdict } from '../../model/verdict.ts'
import { type Clock, systemClock } from '../../time/clock.ts'
import { linkProviders } from '../providers/index.ts'
import { RequestError, type Requester } from '../requests/request.ts'

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
  const cancel = clock.after(timeoutMs, () => budget.abort(outOfTime(timeoutMs)))
  const start = clock.now()
  let asked = false
  const request: Requester = (url, wanted) => {
    asked = true
    return options.request(url, wanted)
  }
  const context = { request, signal: AbortSignal.any([signal, budget.signal]) }
  try {
    const verdict = await linkProviders[link.provider].check(link, context)
    return { verdict, latencyMs: elapsed(), asked }
  } catch (error) {
    signal.throwIfAborted()
    return { verdict: verdictOfError(error), latencyMs: elapsed(), asked }
  } finally {
    cancel()
  }

  // The wall clock may have been set back meanwhile.
  function elapsed(): number {
    return Math.max(clock.now() - start, 0)
  }
}

function outOfTime(timeoutMs: number): RequestError {
  return new RequestError('network.timeout', `No answer within ${timeoutMs / 1000} s.`)
}

function verdictOfError(error: unknown): Verdict {
  if (error instanceof RequestError) {
    return { state: 'error', code: error.code, reason: error.message }
  }
  const reason = error instanceof Error ? error.message : String(error)
  return { state: 'error', code: 'check.failed', reason: reason.slice(0, 200) }
}
