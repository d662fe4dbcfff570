import { seeded } from '../support/seeded.ts'

/** What is true of a link: hinted ones are dead in a way no status code tells. */
export type Truth = 'alive' | 'dead' | 'hinted' | 'undecided'

/** How links behave, how many of each there are, and what is true of them. */
const recipe = {
  page: [8000, 'alive'],
  file: [2000, 'alive'],
  'head-405': [1400, 'alive'],
  'head-403': [1200, 'alive'],
  'redirect-1': [600, 'alive'],
  'redirect-2': [400, 'alive'],
  'redirect-3': [300, 'alive'],
  'redirect-4': [200, 'alive'],
  'redirect-across': [400, 'alive'],
  'error-once': [300, 'alive'],
  'error-twice': [200, 'alive'],
  'busy-3s': [200, 'alive'],
  'limited-url': [200, 'alive'],
  'limited-host': [200, 'alive'],
  'slow-2s': [60, 'alive'],
  'reset-once': [100, 'alive'],
  'not-found': [2400, 'dead'],
  gone: [640, 'dead'],
  'redirect-404': [600, 'dead'],
  'soft-404': [200, 'hinted'],
  'redirect-home': [200, 'hinted'],
  hang: [40, 'undecided'],
  'reset-always': [60, 'undecided'],
  loop: [50, 'undecided'],
  'self-signed': [50, 'undecided'],
} as const satisfies Record<string, readonly [count: number, truth: Truth]>

export type Kind = keyof typeof recipe

export type ZooLink = { readonly url: string; readonly kind: Kind; readonly truth: Truth }

/** Where the zoo listens, on every address of 127.0.0.0/8. */
export type Ports = { readonly http: number; readonly https: number }

const hosts = 400

// A limit a whole host keeps wants hosts of its own, with several links each.
const limitedHosts = 10

/** The same links in the same order each time: 20,000, or a part of each kind. */
export function zooLinks(ports: Ports, scale = 1): ZooLink[] {
  const links = Object.entries(recipe).flatMap(([name, [count, truth]]) => {
    const kind = name as Kind
    return Array.from({ length: Math.ceil(count * scale) }, (_, index) => ({
      url: `${originOf(kind, index, ports)}/${kind}/${index}`,
      kind,
      truth,
    }))
  })
  return shuffled(links)
}

function originOf(kind: Kind, index: number, { http, https }: Ports): string {
  if (kind === 'limited-host') return `http://127.2.0.${1 + (index % limitedHosts)}:${http}`
  const host = (index * 7) % hosts
  const address = `127.1.${Math.floor(host / 200)}.${1 + (host % 200)}`
  return kind === 'self-signed' ? `https://${address}:${https}` : `http://${address}:${http}`
}

/** The same way every time. */
function shuffled<T>(list: T[]): T[] {
  const random = seeded(20_000)
  const keyed = list.map((item) => ({ item, key: random() }))
  return keyed.toSorted((a, b) => a.key - b.key).map(({ item }) => item)
}
