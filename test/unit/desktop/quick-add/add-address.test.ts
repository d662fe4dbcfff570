import { expect, test } from 'vitest'
import { textHandedOver } from '../../../../electron/desktop/quick-add/add-address.ts'

const link = 'https://pan.quark.cn/s/0123456789ab'
const asked = (query: string) => `pansentry://add?${query}`
const encoded = encodeURIComponent

test.each([
  ['a link', asked(`url=${encoded(link)}`), link],
  ['one that is not encoded', asked(`url=${link}`), link],
  ['as browsers may write it', `PANSENTRY://ADD/?url=${encoded(link)}`, link],
  [
    'a title and a passcode',
    asked(`url=${encoded(link)}&title=${encoded('雪山 & Co')}&passcode=x7k2`),
    `雪山 & Co ${link} 提取码: x7k2`,
  ],
  [
    'several links',
    asked(`url=${encoded(link)}&url=http://example.com`),
    `${link}\nhttp://example.com`,
  ],
  ['parameters of other names', asked(`utm_source=x&url=${encoded(link)}&run=calc`), link],
  ['a title with lines', asked(`url=${link}&title=${encoded('a\n\u202Eb')}`), `a b ${link}`],
  ['a passcode that is none', asked(`url=${link}&passcode=${encoded('a b\nc')}`), link],
])('takes %s', (_, address, text) => {
  expect(textHandedOver(address)).toBe(text)
})

test.each([
  ['nothing', 'pansentry://add'],
  ['an empty link', asked('url=')],
  ['javascript', asked(`url=${encoded('javascript:alert(1)')}`)],
  ['a file', asked('url=file:///etc/passwd')],
  ['data', asked('url=data:text/html,x')],
  ['its own scheme', asked(`url=${encoded(`pansentry://add?url=${link}`)}`)],
  ['a link beside something else', asked(`url=${link}&url=javascript:1`)],
  ['more links than a person reads', asked(Array(21).fill(`url=${link}`).join('&'))],
  ['a link with a line of its own', asked(`url=${encoded(`${link}\nhttps://example.com`)}`)],
  ['a very long one', asked(`url=https://example.com/${'a'.repeat(5000)}`)],
  ['a megabyte', asked(`url=https://example.com/${'a'.repeat(1_000_000)}`)],
  ['another host', `pansentry://run?url=${link}`],
  ['a host that begins alike', `pansentry://add.example.com?url=${link}`],
  ['a path', `pansentry://add/all?url=${link}`],
  ['a user', `pansentry://me:secret@add?url=${link}`],
  ['no host', `pansentry:add?url=${link}`],
  ['another scheme', `https://add?url=${link}`],
  ['no address', 'pansentry'],
])('refuses %s', (_, address) => {
  expect(textHandedOver(address)).toBeNull()
})
