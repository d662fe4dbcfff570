import type { CheckParams } from '../../model/params/check-params.ts'
import type { Pace } from '../../model/params/pace.ts'
import type { Provider } from '../../model/provider.ts'
import type { Resource } from '../../model/resource.ts'
import type { CheckResult } from './check.ts'

/** What asking about a resource needs, and all of it that an asker sees. */
export type OpenLink = Pick<Resource, 'id' | 'url' | 'shareId' | 'passcode'>

/** The links of a lane that wait to be asked. Askers that work side by side share them. */
export type OpenLinks = {
  /**
   * At most `limit` links, the longest overdue first; none when there are none at the moment. Nobody else
   * gets them until they are given back.
   */
  take(limit: number): readonly OpenLink[]
  /** Returns links that were taken and got no answer: another asker takes them, or the next run. */
  giveBack(links: readonly OpenLink[]): void
}

/** Those of a campaign, for askers that outlive a start of it. */
export type CampaignLinks = OpenLinks & {
  /** How many can still be taken, as far as is known. */
  readonly left: number
  /** Takes those of `ids` that are still open: an earlier start handed them out, and they are still being asked. */
  claim(ids: readonly number[]): readonly OpenLink[]
}

/** How gently and how often the links of a lane are asked: plain values, which another machine may be sent. */
export type AskingRules = Pick<CheckParams, 'attempts' | 'backOffSeconds' | 'timeoutSeconds'> & {
  readonly pace: Pace
}

/** What was found about one link; it is not asked again in this run. */
export type LinkAnswer = Pick<CheckResult, 'verdict' | 'latencyMs'> & {
  /** The link's. */
  readonly id: number
  /** When it came, in milliseconds since 1970 by the campaign's clock; an asker elsewhere converts its own. */
  readonly at: number
  /** Milliseconds the drive rests now; 0 when it goes on at once. */
  readonly pauseMs: number
  /** The machine it came from, unless that is this one. */
  readonly worker?: string
}

/** One lane of a campaign, as it is handed to an asker. */
export type LaneWork = AskingRules & {
  readonly provider: Provider
  readonly links: OpenLinks
  /** From then on no link is asked any more, in milliseconds since 1970; Infinity for never. */
  readonly deadline: number
  /** Aborted when the run is stopped. */
  readonly signal: AbortSignal
  /** Aborted when no more links shall be asked, and the answers under way are still wanted; default never. */
  readonly ending?: AbortSignal
  /**
   * Takes note of an answer. It counts while its link is taken and unanswered and is dropped otherwise, so
   * an asker may deliver twice, or late. It is written soon after; throws when earlier ones could not be.
   */
  readonly answered: (answer: LinkAnswer) => void
  /** The drive refuses or fails: nothing is asked before `until`, in milliseconds since 1970. */
  readonly rests: (until: number) => void
}

/** The same for askers that share the lane. */
export type SharedWork = Omit<LaneWork, 'links'> & {
  readonly links: CampaignLinks
  /** Settles when all answers so far are written; rejects when they cannot be. */
  readonly written: () => Promise<void>
  /** Whether every other asker has stopped for this run. */
  readonly isAlone: () => boolean
}

/** Why an asker stopped. Whatever it had taken by then is answered or given back. */
export type LaneEnd =
  /** No link was to be had any more; it would go on with those that others give back. */
  | 'done'
  /** The lane, or a host of it, is better left alone in this run. */
  | 'gave-up'
  /** It asked as many as one day allows. */
  | 'day-is-full'
  /** The deadline has come, or no more links shall be asked. */
  | 'out-of-time'

/**
 * Asks the links of lanes and decides nothing about them: this machine, or machines elsewhere. Pace, breakers,
 * retries, the count of a day and the watch over the network are an asker's own, for they belong to the
 * address it asks from; which links, in which order, and what an answer means are the campaign's.
 */
export type Asker = {
  /** How many links of a provider it may still ask today; Infinity for any number. */
  allowance(provider: Provider, pace: Pace): number
  /**
   * Asks until it has a reason to stop. Called again for a provider once it is done, it goes on at its pace.
   * Rejects with the signal's reason when that is aborted, and when an answer cannot be written.
   */
  ask(work: SharedWork): Promise<LaneEnd>
}

/** The run that links are asked for, and the key of its campaign. */
export type AskedRun = { readonly campaign: string; readonly runId: number }

/** How many askers there are for a provider, and how many links they may still ask today. */
export type Reach = { readonly askers: number; readonly allowance: number }

/** Machines elsewhere that ask beside this one. */
export type AskersElsewhere = {
  /** How far they reach now, without this machine. */
  reach(provider: Provider, pace: Pace): Reach
  /** How many links of a provider all machines together may still ask today; Infinity for any number. */
  leftInAll(provider: Provider): number
  /** Someone to ask for a run, which goes on with what an earlier start handed out; undefined when out of reach. */
  open(run: AskedRun): Promise<Asker | undefined>
  /** `isOver`: nobody will go on with the campaign. */
  close(run: AskedRun, isOver: boolean): void
}
