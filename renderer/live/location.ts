import { useSyncExternalStore } from 'react'

// wouter's own hash location keeps the query before the `#`, where it outlives the page it belongs to and where the
// app's window refuses to load from.
// https://github.com/molefrog/wouter/blob/v3/packages/wouter/src/use-hash-location.js

const events = ['hashchange', 'popstate'] as const
const changed = 'popstate'

function subscribe(listener: () => void): () => void {
  for (const event of events) addEventListener(event, listener)
  return () => {
    for (const event of events) removeEventListener(event, listener)
  }
}

/** Path and query after the `#`, such as `/links` and `health=dead`. */
export function addressParts(): readonly [string, string] {
  const [path = '', ...query] = location.hash.replace(/^#?\/?/, '/').split('?')
  return [path, query.join('?')]
}

function navigate(to: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  history[replace ? 'replaceState' : 'pushState'](null, '', `#${to}`)
  dispatchEvent(new Event(changed))
}

/** The place in the app, for wouter: `#/links?health=dead`. */
export const useHashLocation = Object.assign(
  (): [string, typeof navigate] => [
    useSyncExternalStore(subscribe, () => addressParts()[0]),
    navigate,
  ],
  { hrefs: (to: string) => `#${to}` },
)

/** The path of what has a number, and maybe of a page below it: `/links/12`, `/saving/3/edit`; no other text is one. */
export const numbered = (place: string, below = '') =>
  new RegExp(`^/${place}/(?<id>[1-9]\\d{0,14})${below}/?$`)

/** The query of that place, as it is written; wouter's `useSearch` decodes it once too often. */
export function useAddressQuery(): string {
  return useSyncExternalStore(subscribe, () => addressParts()[1])
}
