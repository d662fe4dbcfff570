import { expect, test } from 'vitest'
import { nameOf, nameWords, similarity } from '../../../../electron/engine/library/title-name.ts'

// Titles as people share them.
test.each([
  ['三体 第1季 4K HDR 国语中字 全30集', '三体 第1季'],
  ['【4K】狂飙（2023）[更新至39集]', '狂飙'],
  ['《庆余年 第二季》全36集 4K 高码率 收藏版', '庆余年 第二季'],
  ['《繁花》第1季 沪语', '繁花 第1季'],
  ['三体第1季4K', '三体 第1季'],
  ['The.Last.of.Us.S02E01.2160p.WEB-DL.DDP5.1.H.265.mkv', 'the last of us s02e01'],
  ['流浪地球2 2023 杜比视界 HQ 60帧', '流浪地球2'],
  ['[更新至12集] 凡人修仙传', '凡人修仙传'],
  ['ＡＢＣ　黑镜', 'abc 黑镜'],
  ['1917', '1917'],
  ['！！！', ''],
])('%s is called %s', (title, name) => {
  expect(nameOf(title)).toBe(name)
})

test.each([
  ['三体 第1季', ['三体']],
  ['the last of us s02e01', ['the', 'last', 'of', 'us']],
  ['第二季', ['第二季']],
  ['', []],
])('%s is searched for by its words', (name, words) => {
  expect(nameWords(name)).toEqual(words)
})

test('names are alike by the letters that stand together in both', () => {
  expect(similarity('三体', '三体')).toBe(1)
  expect(similarity('三体 第1季', '三体 第2季')).toBeGreaterThan(0.5)
  expect(similarity('三体 第1季', '三体')).toBeGreaterThan(0.5)
  expect(similarity('三体', '三体幕后花絮与访谈')).toBeLessThan(0.5)
  expect(similarity('三体', '流浪地球')).toBe(0)
  expect(similarity('', '')).toBe(0)
})
