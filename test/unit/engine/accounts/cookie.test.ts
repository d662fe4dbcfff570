import { expect, test } from 'vitest'
import { cookieLine, readCookies, renewed } from '../../../../electron/engine/accounts/cookie.ts'

function lineOf(pasted: string): string {
  const read = readCookies(pasted)
  return read.ok ? cookieLine(read.cookies) : `refused: ${read.fault.because.key}`
}

test.each([
  ['as a browser sends it', '__pus=a; __uid=b', '__pus=a; __uid=b'],
  ['with its name', 'Cookie: __pus=a; __uid=b', '__pus=a; __uid=b'],
  ['with blanks and an end of line around', '  __pus=a;__uid=b ; \r\n', '__pus=a; __uid=b'],
  ['with signs of equality in a value', '__pus=a==; x=b=c', '__pus=a==; x=b=c'],
  ['with quotes, blanks and commas in a value', 'a="b, c d"', 'a="b, c d"'],
  ['twice: the last counts', 'a=1; a=2', 'a=2'],
  ['with a value that is empty', 'a=; b=c', 'a=; b=c'],
])('a cookie %s is read', (_, pasted, line) => {
  expect(lineOf(pasted)).toBe(line)
})

test.each([
  ['nothing', ' \n', 'empty'],
  ['its name alone', 'cookie:', 'empty'],
  ['a header after it', '__pus=a\r\nX-Admin: 1', 'lines'],
  ['another account after it', '__pus=a\n__pus=b', 'lines'],
  ['a line end of Unicode', 'a=b\u2028c=d', 'lines'],
  ['NUL', 'a=b\0c', 'characters'],
  ['a tab', 'a=b\tc', 'characters'],
  ['Chinese', 'a=夸克', 'characters'],
  ['a byte above ASCII', 'a=\u00e9', 'characters'],
  ['64 KiB', `a=${'b'.repeat(65_536)}`, 'tooLong'],
  ['a word', 'swordfish', 'form'],
  ['JSON', '{"__pus":"a"}', 'form'],
  ['a name with a blank', 'a b=c', 'form'],
  ['no name', '=c', 'form'],
])('%s is refused', (_, pasted, fault) => {
  expect(lineOf(pasted)).toBe(`refused: accountFault.${fault}`)
})

test('what is refused is not told back', () => {
  const read = readCookies('swordfish; a=b')
  expect(JSON.stringify(read)).not.toContain('swordfish')
})

const cookies = new Map([
  ['__pus', 'a'],
  ['__puus', 'old'],
])

test.each([
  ['a new value', ['__puus=new; Path=/; HttpOnly; Secure'], '__pus=a; __puus=new'],
  ['a cookie more', ['x=y; Domain=.quark.cn'], '__pus=a; __puus=old; x=y'],
  ['one taken away', ['__pus=; Max-Age=0', '__pus=gone; max-age=-1'], '__pus=a; __puus=old'],
  ['a line of its own', ['__pus=b\r\nX-Admin: 1'], '__pus=a; __puus=old'],
  ['what is no cookie', ['', '=b', 'a b=c', 'é=b', 'a=é'], '__pus=a; __puus=old'],
  ['more than fits', [`__pus=${'b'.repeat(9000)}`, `c=${'d'.repeat(9000)}`], '__pus=a; __puus=old'],
])('an answer that sets %s', (_, set, line) => {
  expect(cookieLine(renewed(cookies, set))).toBe(line)
})
