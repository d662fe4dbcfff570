import { describe, expect, test } from 'vitest'
import {
  extend,
  nothingSelected,
  toggle,
  toggleAll,
} from '../../../../../../renderer/pages/resources/list/selection.ts'

const rows = [10, 11, 12, 13, 14].map((id) => ({ id }))
const ids = (selection: { ids: ReadonlySet<number> }) =>
  [...selection.ids].toSorted((a, b) => a - b)

describe('selection', () => {
  test('a row is turned on and off', () => {
    const on = toggle(nothingSelected, rows, 1)
    expect(ids(on)).toEqual([11])
    expect(ids(toggle(on, rows, 1))).toEqual([])
  })

  test('a range begins at the row turned last, in either direction', () => {
    const start = toggle(nothingSelected, rows, 2)
    expect(ids(extend(start, rows, 4))).toEqual([12, 13, 14])
    expect(ids(extend(start, rows, 0))).toEqual([10, 11, 12])
  })

  test('a range without a beginning is one row', () => {
    expect(ids(extend(nothingSelected, rows, 3))).toEqual([13])
  })

  test('a row that is not loaded is not chosen', () => {
    expect(ids(toggle(nothingSelected, rows, 9))).toEqual([])
    expect(ids(extend(toggle(nothingSelected, rows, 3), rows, 99))).toEqual([13, 14])
  })

  test('all, then none', () => {
    const all = toggleAll(nothingSelected, rows)
    expect(ids(all)).toHaveLength(5)
    expect(ids(toggleAll(all, rows))).toEqual([])
    expect(ids(toggleAll(nothingSelected, []))).toEqual([])
  })
})
