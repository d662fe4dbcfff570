import { describe, expect, test } from 'vitest'
import { Format } from '../../../electron/words/format.ts'
import { Language } from '../../../electron/words/language.ts'

const english = new Language('en').words
const en = new Format(english, 'Asia/Shanghai')
const zh = new Format(new Language('zh-CN').words, 'Asia/Shanghai')
const noon = Date.UTC(2026, 10, 22, 4, 0, 5)

describe('relative', () => {
  test.each([
    [0, 'now', '现在'],
    [20_000, 'now', '现在'],
    [-20_000, 'just now', '刚刚'],
    [-59_999, 'just now', '刚刚'],
    [-60_000, '1 minute ago', '1分钟前'],
    [-3_600_000, '1 hour ago', '1小时前'],
    [-86_400_000, '1 day ago', '1天前'],
    [86_400_000 * 1.9, 'in 1 day', '1天后'],
    [86_400_000 * 3, 'in 3 days', '3天后'],
    [-86_400_000 * 800, '2 years ago', '2年前'],
  ])('%d ms away', (gap, english, chinese) => {
    expect(en.relative(noon + gap, noon)).toBe(english)
    expect(zh.relative(noon + gap, noon)).toBe(chinese)
  })
})

describe('ago', () => {
  test.each([
    [20_000, 'just now', '刚刚'],
    [0, 'just now', '刚刚'],
    [-60_000, '1 minute ago', '1分钟前'],
  ])('%d ms away, where the clock may be behind', (gap, english, chinese) => {
    expect(en.ago(noon + gap, noon)).toBe(english)
    expect(zh.ago(noon + gap, noon)).toBe(chinese)
  })
})

test('the full time ends with its zone', () => {
  expect(en.full(noon)).toBe('Sun, Nov 22, 2026, 12:00:05 GMT+8')
  expect(zh.full(noon)).toBe('2026年11月22日周日 12:00:05 GMT+8')
})

describe('duration', () => {
  test.each([
    [0, '0s', '0秒'],
    [320, '320ms', '320毫秒'],
    [45_000, '45s', '45秒'],
    [59_999, '1m', '1分钟'],
    [754_000, '12m 34s', '12分钟34秒'],
    [3_600_000, '1h', '1小时'],
    [15_120_000, '4h 12m', '4小时12分钟'],
    [90_000_000, '1d 1h', '1天1小时'],
    [-5000, '0s', '0秒'],
  ])('%d ms', (ms, english, chinese) => {
    expect(en.duration(ms).replaceAll(',', '')).toBe(english)
    expect(zh.duration(ms)).toBe(chinese)
  })
})

test('times are said in the zone that was asked for, at midnight too', () => {
  expect(en.clock(noon)).toBe('12:00:05')
  expect(new Format(english, 'UTC').clock(noon)).toBe('04:00:05')
  expect(en.dateTime(Date.UTC(2026, 10, 22, 16))).toBe('Nov 23, 00:00')
  expect(zh.weekday(noon)).toBe('11月22日周日 12:00')
})

test('what is less than a megabyte is told in kilobytes', () => {
  expect([0, 76_500, 12_300_000, 2e9].map((count) => en.bytes(count))).toEqual([
    '0 MB',
    '76.5 kB',
    '12.3 MB',
    '2 GB',
  ])
})

test('large counts are short only where they would take room', () => {
  expect(en.compact(9999)).toBe('9,999')
  expect(en.compact(90_506)).toBe('90.5K')
  expect(zh.compact(100_000)).toBe('10万')
})
