import type { Link } from '../../model/link.ts'
import type { LanePace } from '../../model/params/pace.ts'
import type { Provider } from '../../model/provider.ts'
import type { Verdict } from '../../model/verdict.ts'
import type { LinkForms } from '../address/share-forms.ts'
import type { Requester } from '../requests/request.ts'

/** What a provider may use to look at one share. */
export type CheckContext = {
  readonly request: Requester
  /** Aborted when the run is cancelled or the link's time is up. */
  readonly signal: AbortSignal
  /** What looks at the share of a drive that an address names; undefined when it names none. */
  readonly share?: (address: string) => (() => Promise<Verdict>) | undefined
}

/** One drive, or the web, with everything that is its own. */
export type LinkProvider<Id extends Provider = Provider> = LinkForms<Id> & {
  /** What of its pace differs from the general one; absent where nothing is known to. */
  readonly pace?: LanePace
  /** Each host has a gate of its own; absent where one gate leads to all of it. */
  readonly gate?: 'host'
  /** Its links are recognised and kept, but nothing is sent to ask about them. */
  readonly isKeptOnly?: true
  /** The address of a made-up share, without a passcode: for tests and the demo. */
  readonly sample: string
  /** Every reason code that is its own; each has its words in both languages. */
  readonly reasons: readonly string[]
  /** Turns what it answers into a verdict; never throws for an answer it does not know. */
  check(link: Link, context: CheckContext): Promise<Verdict>
}
