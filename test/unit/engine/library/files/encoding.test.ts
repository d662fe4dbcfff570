import { describe, expect, test } from 'vitest'
import {
  decoded,
  encodingOf,
  textOf,
} from '../../../../../electron/engine/library/files/encoding.ts'
import type { Encoding } from '../../../../../electron/engine/model/terms/encoding.ts'
import { encodingNamed } from '../../../../../electron/engine/model/terms/encoding.ts'
import { readFindings } from '../../../../support/read-findings.ts'

// Node writes none of these, so their bytes stand here.
const samples: readonly (readonly [name: string, encoding: Encoding, hex: string, text: string])[] =
  [
    [
      'a table',
      'gb18030',
      'c6acc3fb2cc1b4bdd30ac8fdcce52c68747470733a2f2f61',
      '片名,链接\n三体,https://a',
    ],
    ['a few letters', 'gb18030', 'bac9bacf2c68747470733a2f2f61', '荷合,https://a'],
    [
      'rare letters',
      'gb18030',
      'b7b1f377d7d62098cbee7d2068747470733a2f2f61',
      '繁體字 標題 https://a',
    ],
    ['a letter of four bytes', 'gb18030', 'c8fdcce59534b235c8fdcce5', '三体𠮷三体'],
    [
      'more letters of four bytes than others',
      'gb18030',
      '8139ef318139ef3220badabeb5953282362068747470733a2f2f61',
      '㐂㐃 黑镜𠀀 https://a',
    ],
    [
      'two films',
      'euc-kr',
      'b1e2bbfdc3e620bfb5c8ad20bfc0c2a1beee20b0d4c0d32068747470733a2f2f61',
      '기생충 영화 오징어 게임 https://a',
    ],
    [
      'a few words',
      'windows-1251',
      'd7b8f0edeee520e7e5f0eae0ebee0d0a68747470733a2f2f610d0ac1e5ebe0ff20edeef7fc0d0a',
      'Чёрное зеркало\r\nhttps://a\r\nБелая ночь\r\n',
    ],
    [
      'a table',
      'big5',
      'a4f9a6572cb373b5b20aa454c5e92c68747470733a2f2f61',
      '片名,連結\n三體,https://a',
    ],
    [
      'a film',
      'shift_jis',
      '96bc925492e38352836983932068747470733a2f2f61',
      '名探偵コナン https://a',
    ],
    [
      'a name',
      'windows-1252',
      '4dfc6c6c65722053747261df652068747470733a2f2f61',
      'Müller Straße https://a',
    ],
    [
      'a film',
      'windows-1251',
      'cde0e7e2e0ede8e52cd1f1fbebeae00ac2eee9ede020e820ece8f02c68747470733a2f2f61',
      'Название,Ссылка\nВойна и мир,https://a',
    ],
  ]

describe('the encoding of a file', () => {
  test.each(samples)('%s in %s is told by its letters', (_, encoding, hex, text) => {
    const bytes = new Uint8Array(Buffer.from(hex, 'hex'))
    expect(encodingOf(bytes)).toBe(encoding)
    expect([...decoded(bytes, encoding)].join('')).toBe(text)
  })

  test.each([
    ['UTF-8', 'utf-8', Buffer.from('三体 https://a.example')],
    ['UTF-8 with a mark', 'utf-8', Buffer.from('\uFEFF三体 https://a.example')],
    ['UTF-8 that is cut within a letter', 'utf-8', Buffer.from('三体 三体').subarray(0, -1)],
    [
      'UTF-8 with a broken letter',
      'utf-8',
      Buffer.concat([Buffer.from('三体 '.repeat(20)), Buffer.from([0xe4]), Buffer.from(' 三体')]),
    ],
    ['ASCII', 'utf-8', Buffer.from('https://a.example')],
    ['nothing', 'utf-8', Buffer.alloc(0)],
    ['UTF-16 with a mark', 'utf-16le', Buffer.from('\uFEFF三体', 'utf16le')],
    ['UTF-16 without one', 'utf-16le', Buffer.from('三体 https://a.example\r\n', 'utf16le')],
    ['UTF-16, big first, with a mark', 'utf-16be', Buffer.from('\uFEFF三体', 'utf16le').swap16()],
    [
      'UTF-16, big first, without one',
      'utf-16be',
      Buffer.from('三体 https://a.example\r\n', 'utf16le').swap16(),
    ],
    [
      'a page that names it',
      'shift_jis',
      Buffer.from('<meta charset="Shift_JIS"><a href="https://a">\x83\x52</a>', 'latin1'),
    ],
  ] as const)('%s', (_, encoding, bytes) => {
    expect(encodingOf(new Uint8Array(bytes))).toBe(encoding)
  })

  test.each([
    ['zeros', Buffer.alloc(100)],
    ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 3, 0, 62, 0, 1])],
    ['controls', Buffer.from(Array.from({ length: 64 }, (_, index) => (index % 6) + 1))],
  ])('%s are no text', (_, bytes) => {
    expect(encodingOf(new Uint8Array(bytes))).toBeUndefined()
  })
})

test('a chosen encoding wins, and the one that was taken is named', async () => {
  const content = new Uint8Array(
    Buffer.from('c8fdcce52c68747470733a2f2f70616e2e717561726b2e636e2f732f613162326333', 'hex'),
  )
  const told = await readFindings({ content, name: 'list.csv' })
  expect([told.encoding, told.candidates[0]?.title]).toEqual(['gb18030', '三体'])
  const chosen = await readFindings({ content, name: 'list.csv', encoding: 'windows-1252' })
  expect([chosen.encoding, chosen.candidates[0]?.title]).toEqual(['windows-1252', 'ÈýÌå'])
})

test.each([
  ['GBK', 'gb18030'],
  ['gb2312', 'gb18030'],
  ['utf8', 'utf-8'],
  ['Big5', 'big5'],
  ['latin1', 'windows-1252'],
  ['koi8-r', undefined],
  ['no such', undefined],
])('%s is %s', (label, encoding) => expect(encodingNamed(label)).toBe(encoding))

test.each([
  ['Notepad writes it with a mark', Buffer.from('\uFEFFA=密码\r\n')],
  ['PowerShell writes it into a file', Buffer.from('\uFEFFA=密码\r\n', 'utf16le')],
  ['a Chinese Windows wrote it before', Buffer.from('413dc3dcc2eb0d0a', 'hex')],
  ['it is everywhere', Buffer.from('A=密码\r\n')],
])('a short file is read as %s', (_, bytes) => {
  expect(textOf(bytes)).toBe('A=密码\r\n')
})

test.each([
  ['one that is none', [0xff]],
  ['half a letter', [0xe4, 0xb8]],
])('a short list in UTF-8 stays that with %s among its letters', (_, wrong) => {
  const list = [Buffer.from('名字,链接\n电影'), Buffer.from(wrong), Buffer.from('一,a\n')]
  expect(textOf(Buffer.concat(list))).toBe('名字,链接\n电影\uFFFD一,a\n')
})

test('what is no text is read as UTF-8', () => {
  expect(textOf(Uint8Array.of(0x61, 0xff, 0, 0, 0x62))).toBe('a\uFFFD\0\0b')
  expect(textOf(new Uint8Array())).toBe('')
})
