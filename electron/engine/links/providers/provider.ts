import type { Link } from '../../model/link.ts'
import type { Provider } from '../../model/provider.ts'
import type { Verdict } from '../../model/verdict.ts'
import type { Requester } from '../requests/request.ts'

/** What a provider may use to look at one share. */
export type CheckContext = {
  readonly request: Requester
  /** Aborted when the run is cancelled or the link's time is up. */
  readonly signal: AbortSignal
}

/** One drive: turns what it answers into a verdict, and never throws for an answer it does not know. */
export type LinkProvider = {
  readonly id: Provider
  check(link: Link, context: CheckContext): Promise<Verdict>
}
