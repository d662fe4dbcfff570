import { expect, test } from 'vitest'
import { columns, layoutOf } from '../../../../../../renderer/pages/resources/list/columns.ts'

const widths = Array.from({ length: 2000 }, (_, index) => 300 + index)

/** What a template takes at least, with the gaps between its parts. */
function leastWidth(template: string): number {
  const parts = template.replaceAll(/minmax\((\w+), [^)]*\)/g, '$1').split(' ')
  return parts.reduce((sum, part) => sum + Number.parseInt(part, 10) + 12, 0)
}

test('at any width the title keeps its room, and nothing is wider than the list', () => {
  for (const width of widths) {
    const { isCompact, template } = layoutOf(width, columns)
    expect(leastWidth(template)).toBeLessThanOrEqual(width)
    const title = isCompact ? width - leastWidth(template) : 220
    expect(title).toBeGreaterThanOrEqual(150)
    expect(template.includes('minmax(220px, 1fr)')).toBe(!isCompact)
  }
})

test('a wide list shows what was chosen, in the order of the columns', () => {
  expect(layoutOf(1400, ['added', 'beats']).columns).toEqual(['beats', 'added'])
  expect(layoutOf(1400, columns).columns).toEqual(columns)
})

test('a narrower one keeps why and when longest', () => {
  expect(layoutOf(620, columns).columns).toEqual(['code'])
  expect(layoutOf(500, columns)).toMatchObject({ isCompact: true, columns: [] })
})
