import type { Link } from '../../model/link.ts'
import type { Provider } from '../../model/provider.ts'
import type { Verdict } from '../../model/verdict.ts'
import { type Clock, systemClock } from '../../time/clock.ts'
import { pan115 } from '../providers/115/index.ts'
import { pan123 } from '../providers/123/index.ts'
import { cmcc } from '../providers/139/index.ts'
import { aliyun } from '../providers/aliyun/index.ts'
import { createBaiduProvider } from '../providers/baidu/index.ts'
import { lanzou } from '../providers/lanzou/index.ts'
import type { LinkProvider } from '../providers/provider.ts'
import { quark } from '../providers/quark/index.ts'
import { tianyi } from '../providers/tianyi/index.ts'
import { uc } from '../providers/uc/index.ts'
import { unsupported } from '../providers/unsupported.ts'
import { web } from '../providers/web/index.ts'
import { weiyun } from '../providers/weiyun/index.ts'
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

const providers: Readonly<Record<Provider, LinkProvider>> = {
  quark,
  uc,
  aliyun,
  baidu: createBaiduProvider(),
  '115': pan115,
  '123': pan123,
  // The API of these two answers only to a signature of the vendor's own app, and none is imitated.
  xunlei: unsupported('xunlei'),
  tianyi,
  '139': cmcc,
  pikpak: unsupported('pikpak'),
  lanzou,
  weiyun,
  web,
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
    const verdict = await providers[link.provider].check(link, context)
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
