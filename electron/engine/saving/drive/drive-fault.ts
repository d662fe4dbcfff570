/** Why a drive did not do what it was asked. */
export type FaultKind =
  /** The share is gone. */
  | 'dead'
  /** The drive shows the share, or its sharer, to nobody. */
  | 'blocked'
  | 'passcode'
  | 'login'
  | 'full'
  /** It wants fewer requests for a while. */
  | 'limited'
  /** More files than the account may save at once. */
  | 'too-many'
  /** The share is the account's own. */
  | 'own-share'
  /** The folder is not there any more. */
  | 'no-folder'
  /** Something of that name is in the folder. */
  | 'name-taken'
  /** What was listed is not what was counted. */
  | 'incomplete'
  /** No answer came: it may have been carried out. */
  | 'network'
  /** What came is no answer of this drive: it may have been carried out. */
  | 'unreadable'
  /** A refusal that nobody knows. */
  | 'unknown'

export type FaultDetails = {
  readonly kind: FaultKind
  /** Stable and dotted: `quark.41012`, `network.reset`. */
  readonly code: string
  /** The drive's own words; may be empty. */
  readonly words: string
  /** How long the drive wants to be left alone, in milliseconds. */
  readonly retryAfterMs?: number | undefined
  /** Bytes that a full drive lacks, where it says so. */
  readonly missingBytes?: number | undefined
}

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
}
