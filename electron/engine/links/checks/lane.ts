import type { Provider } from '../../model/provider.ts'
import type { OpenLink } from './asker.ts'
import { Gate, type GateOptions, type GateState } from './gate.ts'

/** The way to one provider: one gate to a drive, one to each host of the web. */
export class Lane {
  readonly provider: Provider
  readonly #options: GateOptions
  readonly #gates = new Map<string, Gate>()
  /** The one gate of a drive. */
  readonly drive: Gate | undefined

  constructor(provider: Provider, options: GateOptions, now: number, state: GateState | undefined) {
    this.provider = provider
    const { isDrive, pace } = options
    // A person who wants no pauses gives one host all of the lane.
    const isGentle = pace.pauseMaxSeconds > 0
    const concurrency = isDrive || !isGentle ? pace.concurrency : 1
    this.#options = { ...options, pace: { ...pace, concurrency } }
    this.drive = isDrive ? new Gate(this.#options, now, state) : undefined
  }

  /** True once its drive is better left alone for the rest of the run; web hosts give up one by one. */
  get hasGivenUp(): boolean {
    return this.drive?.hasGivenUp === true
  }

  gateOf({ url }: OpenLink, now: number): Gate {
    if (this.drive) return this.drive
    const host = URL.parse(url)?.host ?? url
    const known = this.#gates.get(host)
    if (known) return known
    const gate = new Gate(this.#options, now)
    this.#gates.set(host, gate)
    return gate
  }
}
