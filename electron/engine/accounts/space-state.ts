import type { AccountProfile, AccountState } from '../model/account/account.ts'

/** How an account stands by the space it has left. */
export function spaceState({ space }: AccountProfile): AccountState {
  if (space === null || space.total === 0 || space.used < space.total) return { kind: 'ok' }
  return { kind: 'full', missingBytes: space.used - space.total }
}
