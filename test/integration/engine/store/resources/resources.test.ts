import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { toPage } from '../../../../../electron/api/resource-answers.ts'
import type { Link } from '../../../../../electron/engine/model/link.ts'
import type { Resource } from '../../../../../electron/engine/model/resource.ts'
import type { ResourceListing } from '../../../../../electron/engine/model/resources/resource-filter.ts'
import { judge } from '../../../../../electron/engine/model/standing.ts'
import type { State, Verdict } from '../../../../../electron/engine/model/verdict.ts'
import { Store } from '../../../../../electron/engine/store/store.ts'
import { temporaryFolder } from '../../../../support/temporary-folder.ts'

const link = (shareId: string, provider: Link['provider'] = 'quark'): Link => ({
  provider,
  shareId,
  passcode: '',
  folder: '',
  url: `https://pan.quark.cn/s/${shareId}`,
})

const draft = (title: string, shareId: string) => ({
  title,
  link: link(shareId),
  category: '',
  note: '',
})

function openStore() {
  const folder = temporaryFolder()
  const store = new Store(join(folder.path, 'pansentry.db'))
  const dispose = () => {
    store.close()
    folder[Symbol.dispose]()
  }
  return { store, [Symbol.dispose]: dispose }
}

function recordVerdict(store: Store, resource: Resource, verdict: Verdict, at: number) {
  const judgement = judge(resource, verdict, at, 0)
  const circumstances = { at, runId: null, latencyMs: 12.4, nextCheckAt: 0 }
  const isKept = store.checks.record({ resource, verdict, ...judgement, ...circumstances })
  return isKept ? judgement.change : 'lost'
}

function record(store: Store, id: number, state: State, at: number) {
  const resource = store.resources.get(id)
  if (!resource) throw new Error(`no resource ${id}`)
  const verdict = { state, code: `quark.${state}`, reason: 'said so' }
  return recordVerdict(store, resource, verdict, at)
}

describe('a verdict', () => {
  test.each([
    ['valid', 'none', false],
    ['partial', 'none', false],
    ['passcode_wrong', 'none', false],
    ['deleted', 'died', true],
    ['empty', 'died', true],
    ['rate_limited', 'none', false],
    ['captcha', 'none', false],
    ['auth', 'none', false],
    ['unsupported', 'none', false],
    ['error', 'none', false],
  ] as const)('%s on an alive link: %s', (state, change, isExpired) => {
    using opened = openStore()
    const { store } = opened
    const id = store.resources.add(draft('one', 'a1'), 1)
    expect(record(store, id, state, 10)).toBe(change)
    expect(store.resources.get(id)).toMatchObject({ isExpired, state, checkedAt: 10 })
  })

  test.each([
    ['valid', 'revived', false],
    ['passcode_required', 'revived', false],
    ['not_found', 'none', true],
    ['error', 'none', true],
    ['rate_limited', 'none', true],
  ] as const)('%s on a dead link: %s', (state, change, isExpired) => {
    using opened = openStore()
    const { store } = opened
    const id = store.resources.add(draft('one', 'a1'), 1)
    record(store, id, 'deleted', 10)
    expect(record(store, id, state, 20)).toBe(change)
    expect(store.resources.get(id)).toMatchObject({
      isExpired,
      expiredAt: isExpired ? 10 : null,
      validAt: change === 'revived' ? 20 : null,
    })
  })

  test('every answer is remembered with its time, state, reason, code and latency', () => {
    using opened = openStore()
    const { store } = opened
    const id = store.resources.add(draft('one', 'a1'), 1)
    for (const [at, state] of [
      [10, 'valid'],
      [20, 'error'],
      [30, 'deleted'],
    ] as const) {
      record(store, id, state, at)
    }
    expect(store.checks.list(id, 10)).toMatchObject([
      { at: 30, state: 'deleted', code: 'quark.deleted', reason: 'said so', latencyMs: 12 },
      { at: 20, state: 'error' },
      { at: 10, state: 'valid' },
    ])
    expect(store.resources.get(id)?.validAt).toBe(10)
  })

  test('on a resource deleted meanwhile is dropped without a trace', () => {
    using opened = openStore()
    const { store } = opened
    const id = store.resources.add(draft('one', 'a1'), 1)
    const resource = store.resources.get(id)
    store.deletions.delete(store.edits.begin(5), [id])
    if (!resource) throw new Error('no resource')
    const verdict = { state: 'deleted', code: 'x', reason: '' } as const
    expect(recordVerdict(store, resource, verdict, 10)).toBe('lost')
    expect(store.checks.list(id, 10)).toEqual([])
  })
})

describe('listing', () => {
  const pages = (store: Store, listing: Omit<ResourceListing, 'after'>, between = () => {}) => {
    const seen: number[] = []
    let after: ResourceListing['after']
    for (;;) {
      const rows = store.lists.list({ ...listing, after })
      seen.push(...rows.map((row) => row.id))
      const last = rows.at(-1)
      if (!last || rows.length < listing.limit) return seen
      const placeOf = (id: number) => store.lists.placeOf(id, listing.order)
      after = toPage(rows, listing.limit, placeOf).next ?? undefined
      between()
    }
  }

  test('in the order of the last answers, and of those of thirty days', () => {
    using opened = openStore()
    const { store } = opened
    const [dead = 0, alive = 0, half = 0] = ['dead', 'alive', 'half'].map((title) =>
      store.resources.add(draft(title, title), 1),
    )
    const none = store.resources.add(draft('none', 'none'), 1)
    const day = 24 * 3_600_000
    record(store, dead, 'deleted', day)
    record(store, alive, 'valid', day)
    record(store, half, 'valid', day)
    record(store, half, 'deleted', 40 * day)
    const by = (order: 'beats' | 'alive') =>
      pages(store, { filter: {}, order, descending: true, limit: 2 })
    expect(by('beats')).toEqual([alive, half, dead, none])
    expect(by('alive')).toEqual([alive, half, dead, none])
    store.beats.renew(1, store.beats.lastId(), 40 * day)
    // Of the others nothing is known of these days.
    expect(by('alive')).toEqual([half, none, alive, dead])
  })

  test('skips and repeats nothing while rows flip between two pages', () => {
    using opened = openStore()
    const { store } = opened
    const ids = Array.from({ length: 95 }, (_, index) =>
      store.resources.add(draft(`t${index % 7}`, `id${index}`), 1),
    )
    let flipped = 0
    const flip = () => {
      for (const id of ids.slice(flipped, flipped + 5)) record(store, id, 'deleted', 50)
      flipped += 5
    }
    const listing = {
      filter: { health: 'unchecked' as const },
      order: 'added' as const,
      descending: false,
      limit: 10,
    }
    const seen = pages(store, listing, flip)
    // Flipped rows lie behind the cursor, so an offset would have skipped five unflipped ones a page.
    expect(seen).toEqual(ids)
  })

  test.each([
    ['title', false, (row: Resource) => row.title],
    ['title', true, (row: Resource) => row.title],
    ['checked', true, (row: Resource) => row.checkedAt ?? 0],
    ['added', true, (row: Resource) => row.id],
    ['provider', false, (row: Resource) => row.provider],
    ['health', true, (row: Resource) => row.health],
    ['category', false, (row: Resource) => row.category],
    ['category', true, (row: Resource) => row.category],
    ['code', false, (row: Resource) => row.code],
    ['died', true, (row: Resource) => row.expiredAt ?? 0],
  ] as const)('by %s (descending %s) gives each row once, in order', (order, descending, keyOf) => {
    using opened = openStore()
    const { store } = opened
    const ids = Array.from({ length: 60 }, (_, index) =>
      store.resources.add(
        {
          ...draft(`T${index % 4}`, `id${index}`),
          category: ['', '电影', '剧集'][index % 3] ?? '',
        },
        1,
      ),
    )
    for (const id of ids.slice(0, 20)) record(store, id, 'valid', 100 + (id % 3))
    for (const id of ids.slice(20, 30)) record(store, id, 'deleted', 200 + (id % 4))
    const seen = pages(store, { filter: {}, order, descending, limit: 7 })
    expect(seen.toSorted((a, b) => a - b)).toEqual(ids)
    const keys = seen.flatMap((id) => {
      const row = store.resources.get(id)
      return row ? [keyOf(row)] : []
    })
    const sorted = keys.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    expect(keys).toEqual(descending ? sorted.toReversed() : sorted)
    // A jump gives what paging gives.
    const whole = { filter: {}, order, descending, limit: 7 }
    for (const offset of [0, 6, 29, 31, 55, 59, 60, 90]) {
      const rows = store.lists.list({ ...whole, offset })
      expect(rows.map(({ id }) => id)).toEqual(seen.slice(offset, offset + 7))
    }
  })

  test('finds text as it is written, wildcards included', () => {
    using opened = openStore()
    const { store } = opened
    for (const title of ['100% 真实', '100 nights', 'under_score']) {
      store.resources.add(draft(title, title), 1)
    }
    const found = (text: string) => store.lists.count({ text }, 10)
    expect([found('100%'), found('100'), found('_'), found('真实'), found('nothing')]).toEqual([
      1, 2, 1, 1, 0,
    ])
  })

  test('counts health so that dead stays dead through undecided answers', () => {
    using opened = openStore()
    const { store } = opened
    const [a = 0, b = 0, c = 0] = ['a', 'b', 'c', 'd'].map((name) =>
      store.resources.add(draft(name, name), 1),
    )
    record(store, a, 'valid', 5)
    record(store, b, 'deleted', 5)
    record(store, b, 'error', 6)
    record(store, c, 'error', 5)
    expect(store.counts.health()).toEqual({
      alive: 1,
      dead: 1,
      undecided: 1,
      unchecked: 1,
      uncheckable: 0,
    })
    for (const health of ['alive', 'dead', 'undecided', 'unchecked'] as const) {
      expect(store.lists.count({ health }, 10)).toBe(1)
    }
  })
})

test('what a person rewrites keeps its verdict until that is forgotten', () => {
  using opened = openStore()
  const { store } = opened
  const id = store.resources.add(draft('one', 'a1'), 1)
  record(store, id, 'deleted', 10)
  store.resources.edit(id, draft('renamed', 'a1'), 20)
  expect(store.resources.get(id)).toMatchObject({
    title: 'renamed',
    isExpired: true,
    state: 'deleted',
  })
  expect(store.checks.list(id, 10)).toHaveLength(1)
  store.resources.forgetVerdict(id)
  expect(store.resources.get(id)).toMatchObject({
    title: 'renamed',
    isExpired: false,
    state: null,
    checkedAt: null,
  })
  expect(store.checks.list(id, 10)).toHaveLength(1)
  store.resources.forgetChecks(id)
  expect(store.checks.list(id, 10)).toEqual([])
})
