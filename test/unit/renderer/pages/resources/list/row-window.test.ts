import { describe, expect, test } from 'vitest'
import {
  highestList,
  topFor,
  windowAt,
} from '../../../../../../renderer/pages/resources/list/row-window.ts'

const seen = 700
const rowHeight = 36

/** The rows that are seen whole where a list is scrolled to `top`. */
function seenAt(count: number, top: number): { first: number; last: number } {
  const { end, first, shift } = windowAt({ count, rowHeight, seen }, top)
  const rows = Array.from({ length: end - first }, (_, place) => first + place).filter((row) => {
    const y = row * rowHeight + shift - top
    return y >= 0 && y + rowHeight <= seen
  })
  return { first: rows[0] ?? -1, last: rows.at(-1) ?? -1 }
}

describe.each([0, 1, 19, 20, 1000, 460_000, 1_000_000, 20_000_000])(
  'a list of %i rows',
  (count) => {
    const extent = { count, rowHeight, seen }

    test('is as high as its rows, or as high as a browser can draw', () => {
      const { height } = windowAt(extent, 0)
      expect(height).toBe(Math.min(count * rowHeight, highestList))
    })

    test('shows its first rows at its beginning and its last ones at its end', () => {
      const lowest = Math.max(windowAt(extent, 0).height - seen, 0)
      expect(seenAt(count, 0).first).toBe(count === 0 ? -1 : 0)
      expect(seenAt(count, lowest).last).toBe(count - 1)
      // What floats over the list leaves room below the last row.
      expect(windowAt(extent, lowest + 104).end).toBe(count)
    })

    test('is scrolled to any row, so that it is seen whole', () => {
      for (const share of [0, 0.1, 0.5, 0.9, 0.999_999, 1]) {
        const row = Math.max(Math.min(Math.floor(count * share), count - 1), 0)
        for (const from of [0, windowAt(extent, 0).height / 2]) {
          const { first, last } = seenAt(count, Math.round(topFor(extent, from, row)))
          // A whole pixel of what is laid out may be several of the list.
          const tolerance = count > 460_000 ? 2 : 0
          expect(first).toBeLessThanOrEqual(row + tolerance)
          expect(last).toBeGreaterThanOrEqual(Math.min(row, count - 1) - tolerance)
        }
      }
    })
  },
)

test('stays where it is for a row that is seen', () => {
  const extent = { count: 1000, rowHeight, seen }
  expect(topFor(extent, 360, 10)).toBe(360)
  expect(topFor(extent, 360, 9)).toBe(324)
  expect(topFor(extent, 0, 19)).toBe(20)
})
