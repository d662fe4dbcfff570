import { describe, expect, test } from 'vitest'
import { cutTo, table, textWidth } from '../../../electron/cli/table.ts'
import type { Ink } from '../../../electron/cli/terminal.ts'

const pipe = { width: Number.POSITIVE_INFINITY, paint: (_: Ink, text: string) => text }

test.each([
  ['', 0],
  ['plain', 5],
  ['黑镜', 4],
  ['，。', 4],
  ['한글', 4],
  ['e\u0301', 1],
  ['👨‍👩‍👧', 2],
  ['❤️', 2],
  ['ａ１', 4],
  ['½', 1],
])('“%s” takes %i columns', (text, width) => {
  expect(textWidth(text)).toBe(width)
})

test.each([
  ['short', 10, 'short'],
  ['exactly', 7, 'exactly'],
  ['a little longer', 8, 'a littl…'],
  ['黑镜第七季', 6, '黑镜…'],
  ['黑镜第七季', 5, '黑镜…'],
  ['黑镜第七季', 10, '黑镜第七季'],
  ['👨‍👩‍👧👨‍👩‍👧', 3, '👨‍👩‍👧…'],
])('“%s” cut to %i is “%s”', (text, width, cut) => {
  expect(cutTo(text, width)).toBe(cut)
  expect(textWidth(cut)).toBeLessThanOrEqual(width)
})

describe('table', () => {
  test('columns stand under one another, whatever the characters', () => {
    expect(
      table(
        ['ID', 'Title', 'State'],
        [
          ['1', '黑镜', 'ok'],
          ['22', 'Black', 'gone'],
        ],
        pipe,
      ),
    ).toEqual(['ID  Title  State', '1   黑镜   ok', '22  Black  gone'])
  })

  test('fits a terminal by cutting the widest column, and never a pipe', () => {
    const rows = [['1', 'a'.repeat(60), 'end']]
    const narrow = table(['ID', 'Title', 'X'], rows, { ...pipe, width: 40 })
    expect(narrow.every((line) => textWidth(line) <= 40)).toBe(true)
    expect(narrow[1]).toMatch(/a…  end$/)
    expect(table(['ID', 'Title', 'X'], rows, pipe)[1]).toContain('a'.repeat(60))
  })

  test('ends though nothing more can be cut', () => {
    const cells = ['id', 'a'.repeat(20), 'b'.repeat(20)]
    expect(table(['ID', 'A', 'B'], [cells], { ...pipe, width: 3 })[1]).toMatch(/^id  a{7}…  b{7}…$/)
  })

  test('what a person types stays whole', () => {
    const [, row] = table(['ID', 'Name'], [['an_id'.repeat(10), 'b']], { ...pipe, width: 20 })
    expect(row).toBe(`${'an_id'.repeat(10)}  b`)
  })

  test('a tone paints the text and changes no width', () => {
    const paint = (tone: Ink, text: string) => `<${tone}>${text}</>`
    const lines = table(['A', 'B'], [[{ text: 'x', tone: 'bad' }, 'y']], { ...pipe, paint })
    expect(lines).toEqual(['<dim>A</>  <dim>B</>', '<bad>x</>  y'])
  })

  test('a title cannot command the terminal', () => {
    expect(table(['A'], [['\u001B]0;pwned\u0007x']], pipe).join('')).not.toMatch(/\p{Cc}/u)
  })
})
