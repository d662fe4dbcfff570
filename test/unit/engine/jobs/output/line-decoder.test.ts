import { expect, test } from 'vitest'
import { LineDecoder } from '../../../../../electron/engine/jobs/output/line-decoder.ts'
import type { LocalEncoding } from '../../../../../electron/engine/jobs/output/line-encoding.ts'

/** Decodes bytes in pieces of `size`. */
function textOf(bytes: Uint8Array, size: number, local: LocalEncoding = 'gb18030'): string {
  const decoder = new LineDecoder(local)
  let text = ''
  for (let from = 0; from < bytes.length; from += size) {
    text += decoder.decode(bytes.subarray(from, from + size))
  }
  return text + decoder.end()
}

const hex = (digits: string) => Buffer.from(digits, 'hex')
const utf8 = (text: string) => Buffer.from(text)
// What taskkill says on a Chinese Windows: 成功: 已终止 PID 12345
const killed = hex('b3c9b9a63a20d2d1d6d5d6b9205049442031323334350d0a')

test.each([
  ['UTF-8', utf8('成功\n盘😀哨\r\n'), '成功\n盘😀哨\r\n'],
  ['UTF-8 with a mark', utf8('\uFEFF成功\n'), '成功\n'],
  ['GBK', killed, '成功: 已终止 PID 12345\r\n'],
  [
    'lines in ASCII, UTF-8 and GBK',
    Buffer.concat([utf8('start\n第一行\n'), killed, utf8('第二行\n'), killed]),
    'start\n第一行\n成功: 已终止 PID 12345\r\n第二行\n成功: 已终止 PID 12345\r\n',
  ],
  // 的目录, 目录, 3.99元 and 第三季: the two in the middle are UTF-8 as well.
  [
    'lines in GBK that may be UTF-8, by the line before',
    Buffer.concat([hex('b5c4c4bfc2bc0ac4bfc2bc0a332e3939d4aa0a'), utf8('第三季\n·\n')]),
    '的目录\n目录\n3.99元\n第三季\n·\n',
  ],
  ['Western letters in UTF-8', utf8('Café\n5 µm\n'), 'Café\n5 µm\n'],
  ['GBK without a line end', hex('c4e3bac3'), '你好'],
  ['UTF-16 with a mark', Buffer.from('\uFEFF上下\r\n成功', 'utf16le'), '上下\r\n成功'],
  [
    'UTF-16 without a mark',
    Buffer.from('Windows Subsystem\r\n上\r\n', 'utf16le'),
    'Windows Subsystem\r\n上\r\n',
  ],
  [
    'a cut letter among whole ones',
    Buffer.concat([utf8('三体第'), hex('e4b8'), utf8('季\n')]),
    '三体第\uFFFD季\n',
  ],
  ['bytes of no encoding', hex('61ff620a'), 'a\uFFFDb\n'],
  [
    'a progress bar in GBK',
    hex('cdeab3c9203125250dcdeab3c9203225250d0a'),
    '完成 1%%\r完成 2%%\r\n',
  ],
])('reads %s however the bytes come', (_, bytes, text) => {
  for (const size of [1, 2, 3, 5, 7, 1000]) expect(textOf(bytes, size)).toBe(text)
})

test('reads a long line by its beginning, and the next one by itself', () => {
  const gbk = Buffer.concat([...Array.from({ length: 20_000 }, () => hex('c4e3')), utf8('\n盘\n')])
  for (const size of [999, 4096, 100_000]) {
    expect(textOf(gbk, size)).toBe(`${'你'.repeat(20_000)}\n盘\n`)
  }
})

test('reads the code page of the system', () => {
  expect(textOf(hex('83478389815b0d0a'), 3, 'shift_jis')).toBe('エラー\r\n')
  expect(textOf(hex('8ee8a8a1aaa00a'), 3, 'ibm866')).toBe('Ошибка\n')
  expect(textOf(hex('a6a8a55c0a'), 3, 'big5')).toBe('成功\n')
})
