import { describe, expect, test } from 'vitest'
import { fittingText, fittingTitle } from '../../../../electron/engine/notify/fitting.ts'

const moreOf = (count: number) => `…另有 ${count} 条`
const bytes = (text: number, title = 20) => ({ unit: 'bytes', text, title, moreOf }) as const
const lines = ['黑镜：已过期', '狂飙：已过期', '三体：已过期']

describe('a text', () => {
  test('that fits stays whole', () => {
    expect(fittingText(lines, 0, bytes(100))).toBe(lines.join('\n'))
    expect(fittingText([], 0, bytes(100))).toBe('')
  })

  test('is cut in bytes at the end of a line, with how many are left out', () => {
    expect(Buffer.byteLength(lines.join('\n'))).toBe(56)
    expect(fittingText(lines, 0, bytes(55))).toBe('黑镜：已过期\n狂飙：已过期\n…另有 1 条')
    expect(fittingText(lines, 0, bytes(37))).toBe('黑镜：已过期\n…另有 2 条')
  })

  test('counts those that were never named', () => {
    expect(fittingText(lines, 40, bytes(100))).toBe(`${lines.join('\n')}\n…另有 40 条`)
    expect(fittingText(lines, 40, bytes(40))).toBe('黑镜：已过期\n…另有 42 条')
  })

  test('of one line too long is cut within it, and no character in two', () => {
    const long = fittingText(['🎬'.repeat(100)], 0, bytes(50))
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(50)
    expect(long).toBe(`${'🎬'.repeat(11)}…`)
  })

  test('of a hundred thousand lines is cut at once', () => {
    const many = Array.from({ length: 100_000 }, (_, index) => `${index}`)
    expect(fittingText(many, 0, bytes(30))).toBe('0\n1\n2\n3\n4\n…另有 99995 条')
  })

  test('never has more than its limit, whatever that is', () => {
    for (let most = 20; most < 80; most++) {
      expect(Buffer.byteLength(fittingText(lines, 3, bytes(most)))).toBeLessThanOrEqual(most)
    }
  })
})

test('a title is one line, and is cut', () => {
  const limit = { unit: 'characters', text: 10, title: 8, moreOf } as const
  expect(fittingTitle('two\nlines', { ...limit, title: 20 })).toBe('two lines')
  expect(fittingTitle('3 links are dead', limit)).toBe('3 links…')
})
