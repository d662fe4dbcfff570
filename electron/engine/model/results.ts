import type { Provider } from './provider.ts'
import type { State } from './verdict.ts'

export const resultNames = ['checked', 'alive', 'dead', 'undecided', 'died', 'revived'] as const

/** What one run found of a provider's links. Doubted ones count as undecided. */
export type ProviderResult = Readonly<Record<(typeof resultNames)[number], number>> & {
  readonly provider: Provider
}

/** A link that died or came back, and the answer that said so; `at` in milliseconds since 1970. */
export type ChangedLink = {
  readonly id: number
  readonly title: string
  readonly provider: Provider
  readonly state: State
  readonly code: string
  readonly reason: string
  readonly at: number
}

/** The first of them, and how many there are. */
export type ChangedLinks = { readonly count: number; readonly links: ChangedLink[] }
