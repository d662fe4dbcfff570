import type { FaultDetails, FaultKind } from '../../model/saving/fault.ts'

export class DriveFault extends Error {
  override readonly name = 'DriveFault'
  readonly details: FaultDetails

  constructor(details: FaultDetails, options?: ErrorOptions) {
    super(`The drive did not do it: ${details.words || details.code}`, options)
    this.details = details
  }

  get kind(): FaultKind {
    return this.details.kind
  }

  /** Whether the drive may have carried out what it was asked. */
  get isUncertain(): boolean {
    return this.kind === 'network' || this.kind === 'unreadable'
  }

  /** Whether it says what came of what was begun: who may not ask does not learn it. */
  get isOutcome(): boolean {
    return !this.isUncertain && this.kind !== 'login' && this.kind !== 'limited'
  }
}
