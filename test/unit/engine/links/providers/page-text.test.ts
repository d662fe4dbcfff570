import { expect, test } from 'vitest'
import { titleOf, visibleText } from '../../../../../electron/engine/links/providers/page-text.ts'
import { cookieIn } from '../../../../../electron/engine/links/requests/cookies.ts'

test.each([
  ['<p>shown</p>', 'shown'],
  ['a<script>var b = "<p>no</p>"</script>c', 'a c'],
  ['a<SCRIPT type="x">no</SCRIPT >c', 'a c'],
  ['a<style>no</style>c<script>no', 'a c'],
  ['a<!-- <p>no</p> -->c', 'a c'],
  ['a<!-- no', 'a'],
  ['<scripted>shown</scripted>', 'shown'],
  ['1 < 2', '1 < 2'],
  ['', ''],
])('%s shows %s', (html, text) => {
  expect(visibleText(html).trim().replace(/\s+/g, ' ')).toBe(text)
})

test.each([
  ['<title>百度网盘</title>', '百度网盘'],
  ['<TITLE lang="zh"> a\n</TITLE>', 'a'],
  ['<title>cut', 'cut'],
  ['<titles>no</titles>', ''],
  ['', ''],
])('the title of %s', (html, title) => {
  expect(titleOf(html)).toBe(title)
})

// Would take minutes if a page could make a pattern start over at every character.
test.each(['<script ', '<script>', '</script ', '<!--', '<title ', '<'])(
  'a page of nothing but %s is read at once',
  (piece) => {
    const page = piece.repeat(1_000_000 / piece.length)
    expect(visibleText(page).length).toBeLessThanOrEqual(page.length)
    expect(titleOf(page)).toBe('')
  },
)

test.each([
  ['id=1; path=/', '1'],
  ['a=b; expires=Thu, 31-Dec-37 23:55:55 GMT, id=FAKE:FG=1; path=/', 'FAKE:FG=1'],
  ['id=1', '1'],
  ['myid=1', ''],
  ['id_old=1, myid=2', ''],
  ['a=id=1', ''],
  ['id=', ''],
  ['id=; path=/', ''],
])('the cookie in %s', (header, value) => {
  expect(cookieIn({ status: 200, headers: { 'set-cookie': header }, body: '' }, 'id')).toBe(value)
})

test('no cookie without a header', () => {
  expect(cookieIn({ status: 200, headers: {}, body: '' }, 'id')).toBe('')
})
