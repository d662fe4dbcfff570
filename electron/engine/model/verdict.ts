/** The share opens, or would open for a person who knows its passcode. */
export const aliveStates = [
  'valid',
  'partial',
  'passcode_required',
  'passcode_wrong',
  'pending',
] as const

/** The provider itself says that the share is gone. */
export const deadStates = [
  'expired',
  'cancelled',
  'deleted',
  'banned',
  'not_found',
  'empty',
] as const

/** Nothing was learned about the share; such an answer never changes `is_expired`. */
export const undecidedStates = ['rate_limited', 'captcha', 'auth', 'unsupported', 'error'] as const

export const states = [...aliveStates, ...deadStates, ...undecidedStates] as const

/** The code of what is stored and cannot be read: another version wrote it, or a hand. */
export const unreadableCode = 'stored.unreadable'

const known = new Set<string>(states)

/** Whether a stored state is one of this version's. */
export function isState(text: string): text is State {
  return known.has(text)
}

export type AliveState = (typeof aliveStates)[number]
export type DeadState = (typeof deadStates)[number]
export type UndecidedState = (typeof undecidedStates)[number]
export type State = (typeof states)[number]

/** Whether a share is alive, as far as a state tells. */
export type Life = 'alive' | 'dead' | 'undecided'

export const healths = ['alive', 'dead', 'undecided', 'unchecked'] as const

/** How a resource stands now. */
export type Health = (typeof healths)[number]

/** How a link stands in lists and sums; `uncheckable` are the links of drives that answer nobody. */
export const standings = [...healths, 'uncheckable'] as const

/** Whose fault an undecided answer is, so that a person knows where to look. */
export type Blame = 'link' | 'network' | 'login' | 'provider'

/** Why a verdict is what it is. */
type Grounds = {
  /** Stable and dotted: `quark.41012`, `http.404`, `network.dns`, `answer.not_json`. */
  readonly code: string
  /** The provider's or the network's own words; may be empty. */
  readonly reason: string
  /** Where redirects led, if elsewhere. */
  readonly finalUrl?: string
  /** What the drive calls the share, or the page itself, where the answer tells. */
  readonly title?: string
}

/** One answer to "is this share alive?". */
export type Verdict =
  | (Grounds & { readonly state: AliveState })
  | (Grounds & {
      readonly state: DeadState
      /** Weak evidence, such as an empty root or a lone 404: only the same answer hours later counts. */
      readonly unproven?: true
    })
  | (Grounds & {
      readonly state: UndecidedState
      /** How long the provider asks to be left alone, in milliseconds. */
      readonly retryAfterMs?: number
    })

const lives = new Map<State, Life>([
  ...aliveStates.map((state) => [state, 'alive'] as const),
  ...deadStates.map((state) => [state, 'dead'] as const),
  ...undecidedStates.map((state) => [state, 'undecided'] as const),
])

export function lifeOf(state: State): Life {
  return lives.get(state) ?? 'undecided'
}

/** Reads the blame from a verdict: a decided one is the link's own doing. */
export function blameOf(verdict: Pick<Verdict, 'state' | 'code'>): Blame {
  if (lifeOf(verdict.state) !== 'undecided') return 'link'
  if (verdict.state === 'auth') return 'login'
  return verdict.code.startsWith('network.') ? 'network' : 'provider'
}

/** Dead stays dead through undecided answers, and a death that is not proven yet is undecided too. */
export function healthOf(resource: {
  readonly isExpired: boolean
  /** The last answer; null before the first. */
  readonly state: State | null
}): Health {
  const { isExpired, state } = resource
  if (isExpired) return 'dead'
  if (state === null) return 'unchecked'
  return lifeOf(state) === 'alive' ? 'alive' : 'undecided'
}

/** Whether the last answer is weak evidence of a death that a second look has to confirm. */
export function isDoubted(resource: {
  readonly isExpired: boolean
  readonly state: State | null
}): boolean {
  const { isExpired, state } = resource
  return !isExpired && state !== null && lifeOf(state) === 'dead'
}
