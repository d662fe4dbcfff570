import { expect, test } from 'vitest'
import type { ResourceQuery } from '../../../../../../electron/api/contract/resources.ts'
import {
  addressOf,
  filterOf,
  isFiltered,
  isNarrowed,
  only,
  orderBy,
  queryOf,
  viewOf,
} from '../../../../../../renderer/pages/resources/list/resource-filter.ts'

const everything: ResourceQuery = { filter: {}, order: 'added', descending: true }

const narrow: ResourceQuery = {
  filter: {
    text: 'moon',
    provider: ['quark', 'baidu'],
    health: ['dead'],
    code: ['quark.41012'],
    category: '',
    tags: ['a', 'b & c'],
    isExpired: false,
    news: 'died',
    diedSince: '7d',
    diedBefore: 1_900_000_000_000,
    addedSince: 1_700_000_000_000,
    checkedBefore: 1_800_000_000_000,
    importId: 4,
    archived: 'included',
  },
  order: 'died',
  descending: false,
}

test.each([everything, narrow])('a query is shown as a view and asked for again', (query) => {
  expect(queryOf(viewOf(query))).toEqual(query)
})

test('an address names what differs from all links, newest first', () => {
  expect(addressOf(viewOf(everything))).toBe('/links')
  const address = addressOf(viewOf(narrow))
  expect(address).toContain('provider=quark&provider=baidu')
  expect(address).toContain('diedSince=7d')
  expect(address).toContain('category=&')
})

test('a list beside keeps search and order, and nothing else', () => {
  const view = only(viewOf(narrow), { archived: 'only' })
  expect(queryOf(view)).toEqual({
    filter: { text: 'moon', archived: 'only' },
    order: 'died',
    descending: false,
  })
})

test('a search filters, and narrows no list', () => {
  const view = viewOf({ ...everything, filter: { text: ' moon ' } })
  expect(filterOf(view)).toEqual({ text: 'moon' })
  expect([isFiltered(view), isNarrowed(view)]).toEqual([true, false])
  expect(isFiltered(viewOf({ ...everything, filter: { text: ' ' } }))).toBe(false)
})

test('the newest and what died last come first, texts from their beginning', () => {
  const view = viewOf(everything)
  expect(orderBy(view, 'added')).toEqual({ descending: false })
  expect(orderBy(view, 'died')).toEqual({ order: 'died', descending: true })
  expect(orderBy(view, 'title')).toEqual({ order: 'title', descending: false })
})
