import { expect, test } from 'vitest'
import { menuLabel, menuText } from '../../../../electron/desktop/tray/menu-text.ts'

test.each([
  ['short ones stay', 'Planet Earth III', 'Planet Earth III'],
  ['lines become one', 'Planet\r\n\tEarth\u2028III  ', 'Planet Earth III'],
  ['44 columns fit', 'a'.repeat(44), 'a'.repeat(44)],
  ['longer ones end with a sign', 'a'.repeat(45), `${'a'.repeat(43)}…`],
  ['no blank before the sign', `${'a'.repeat(42)} ${'b'.repeat(9)}`, `${'a'.repeat(42)}…`],
  ['a 汉字 is two columns wide', '地'.repeat(23), `${'地'.repeat(21)}…`],
  ['22 of them fit', '地'.repeat(22), '地'.repeat(22)],
  ['a family stays together', '👨‍👩‍👧‍👦'.repeat(30), `${'👨‍👩‍👧‍👦'.repeat(21)}…`],
  ['what turns the direction goes', '\u202Eexe.\u200Fgnp\u202C', 'exe.gnp'],
  ['nothing visible is nothing', '\u200B\u200F \uFEFF\u2066', ''],
  ['Hebrew and Arabic stay as they are', 'שלום مرحبا', 'שלום مرحبا'],
])('%s', (_, text, shown) => {
  expect(menuText(text)).toBe(shown)
})

test('10,000 characters and 10,000 marks on one letter are shortened alike', () => {
  expect(menuText('x'.repeat(10_000))).toHaveLength(44)
  expect(menuText(`a${'\u0301'.repeat(10_000)}`).length).toBeLessThanOrEqual(1000)
})

test('& stands for itself and chooses no letter', () => {
  expect(menuLabel('Tom & Jerry && Co')).toBe('Tom && Jerry &&&& Co')
})
