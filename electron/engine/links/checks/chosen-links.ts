import type { Link } from '../../model/link.ts'
import type { CheckParams } from '../../model/params/check-params.ts'
import { paceOf } from '../../model/params/pace.ts'
import type { Provider } from '../../model/provider.ts'
import { Refusal } from '../../model/refusal.ts'
import type { Verdict } from '../../model/verdict.ts'
import type { Store } from '../../store/store.ts'
import type { Clock } from '../../time/clock.ts'
import { parseLink, withPasscode } from '../links.ts'
import type { Requester } from '../requests/request.ts'
import { Recorder } from './answers/recorder.ts'
import type { Recorded } from './answers/written-answer.ts'
import type { LaneEnd, LinkAnswer, OpenLink } from './asker.ts'
import type { LaneReport } from './campaign-lane.ts'
import { LocalAsker } from './local-asker.ts'
import type { OutageGuard } from './outage.ts'

export type ChosenLinksOptions = {
  readonly store: Store
  readonly request: Requester
  readonly clock: Clock
  /** Uniform in [0, 1). */
  readonly random: () => number
  readonly outage: OutageGuard
  readonly params: CheckParams
  /** The run that asks. */
  readonly runId: number
  /** The day of the calendar that a moment belongs to, in days since 1970. */
  readonly dayOf: (at: number) => number
  readonly signal: AbortSignal
  readonly reportLane: (report: LaneReport) => void
  /** Called for each resource to which a verdict was written. */
  readonly recorded: (recorded: Recorded) => void
}

export type Wanted = { readonly url: string; readonly passcode?: string | undefined }

export type CheckChoice = {
  /** Links of one provider asked at the same time; undefined for its own pace. */
  readonly concurrency: number | undefined
  /** Whether the verdicts are written to the resources with these shares. */
  readonly record: boolean
}

/** What was found about one link, and to how many resources it was written. */
export type ChosenAnswer = Pick<Link, 'url' | 'provider'> &
  Pick<LinkAnswer, 'latencyMs'> & { readonly verdict: Verdict; readonly recorded: number }

/**
 * Asks links that a job chooses, for one run: through the lanes of the link check, at their pace and with their
 * breakers and days. Whatever is asked of one provider meanwhile waits for its turn.
 */
export class ChosenLinks {
  readonly #options: ChosenLinksOptions
  /** A lane keeps the pace it began with, so each number of links at a time has an asker of its own. */
  readonly #askers = new Map<number | undefined, LocalAsker>()
  readonly #turns = new Map<Provider, Promise<unknown>>()

  constructor(options: ChosenLinksOptions) {
    this.#options = options
  }

  /** Settles with an answer for each link, in their order; throws `LINK_INVALID` before anything is asked. */
  async check(wanted: readonly Wanted[], choice: CheckChoice): Promise<ChosenAnswer[]> {
    const links = wanted.map((each) => this.#read(each))
    const shares = new Map(links.map((link) => [keyOf(link), link]))
    const batch = new Batch([...shares.values()], choice, this.#options)
    const providers = new Set(links.map(({ provider }) => provider))
    try {
      await Promise.all([...providers].map((provider) => this.#inTurn(provider, batch)))
    } finally {
      await batch.close()
    }
    return links.map((link) => batch.answerTo(link))
  }

  /** The link of an address; without a passcode, it is opened with that of the resource which keeps it. */
  #read({ url, passcode = '' }: Wanted): Link {
    const link = parseLink(url)
    if (!link) throw new Refusal('LINK_INVALID', { url })
    const known = withPasscode(link, passcode)
    if (known.passcode !== '') return known
    const [kept] = this.#options.store.resources.ofShare(link)
    return kept ? withPasscode(link, kept.passcode) : known
  }

  async #inTurn(provider: Provider, batch: Batch): Promise<void> {
    const before = this.#turns.get(provider)
    const turn = (async () => {
      // Whoever asked before hears of their own failure.
      await before?.catch(() => {})
      await batch.ask(provider, this.#askerFor(batch.concurrency))
    })()
    this.#turns.set(provider, turn)
    await turn
  }

  #askerFor(concurrency: number | undefined): LocalAsker {
    const known = this.#askers.get(concurrency)
    if (known) return known
    const { clock, outage, random, request, store } = this.#options
    const asker = new LocalAsker({ request, clock, random, outage, states: store.lanes })
    this.#askers.set(concurrency, asker)
    return asker
  }
}

/** The links of one call, each share once, and what was answered. */
class Batch {
  readonly concurrency: number | undefined
  readonly #links: readonly Link[]
  readonly #options: ChosenLinksOptions
  readonly #recorder: Recorder | undefined
  readonly #answers = new Map<string, LinkAnswer>()
  readonly #ends = new Map<Provider, LaneEnd>()
  readonly #recorded = new Map<string, number>()

  constructor(links: readonly Link[], choice: CheckChoice, options: ChosenLinksOptions) {
    this.#links = links
    this.#options = options
    this.concurrency = choice.concurrency
    this.#recorder = choice.record ? new Recorder(options, (each) => this.#count(each)) : undefined
  }

  async ask(provider: Provider, asker: LocalAsker): Promise<void> {
    const { params, reportLane, signal } = this.#options
    const { attempts, backOffSeconds, lanes, timeoutSeconds } = params
    const waiting: OpenLink[] = this.#links.flatMap((link, id) =>
      link.provider === provider ? [{ id, ...openLinkOf(link) }] : [],
    )
    const pace = paceOf(params, lanes, provider)
    const end = await asker.ask({
      provider,
      pace: { ...pace, concurrency: this.concurrency ?? pace.concurrency },
      attempts,
      backOffSeconds,
      timeoutSeconds,
      links: {
        take: (limit) => waiting.splice(0, limit),
        giveBack: (links) => void waiting.push(...links),
      },
      deadline: Number.POSITIVE_INFINITY,
      signal,
      answered: (answer) => this.#answered(answer),
      rests: (until) => reportLane({ kind: 'rests', provider, until }),
    })
    this.#ends.set(provider, end)
    if (end !== 'done') reportLane({ kind: end, provider, left: waiting.length })
  }

  async close(): Promise<void> {
    await this.#recorder?.close(this.#options.signal)
  }

  answerTo(link: Link): ChosenAnswer {
    const { url, provider } = link
    const answer = this.#answers.get(keyOf(link))
    const recorded = this.#recorded.get(keyOf(link)) ?? 0
    if (answer) return { url, provider, recorded, ...answer }
    const end = this.#ends.get(provider) ?? 'gave-up'
    const reason = 'The drive is better left alone for now, so the link was not asked.'
    const verdict = { state: 'rate_limited', code: `lane.${end}`, reason } as const
    return { url, provider, recorded, verdict, latencyMs: 0 }
  }

  #answered(answer: LinkAnswer): void {
    const link = this.#links[answer.id]
    if (!link || this.#answers.has(keyOf(link))) return
    this.#answers.set(keyOf(link), answer)
    const kept = this.#options.store.resources.ofShare(link)
    const resource = kept.find(({ passcode }) => passcode === link.passcode)
    if (resource) this.#recorder?.add({ resource, ...answer })
  }

  #count(each: Recorded): void {
    const key = keyOf(each.resource)
    this.#recorded.set(key, (this.#recorded.get(key) ?? 0) + 1)
    this.#options.recorded(each)
  }
}

function openLinkOf({ url, shareId, passcode }: Link): Omit<OpenLink, 'id'> {
  return { url, shareId, passcode }
}

/** Equal for links that get one answer. */
function keyOf({ provider, shareId, passcode }: Pick<Link, 'provider' | 'shareId' | 'passcode'>) {
  return JSON.stringify([provider, shareId, passcode])
}
