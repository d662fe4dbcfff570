import { expect, test } from 'vitest'
import { parseLink } from '../../../../../electron/engine/links/links.ts'

const quark = 'https://pan.quark.cn/s/a1b2c3d40001'
const encoded = encodeURIComponent(quark)

test.each([
  ['https://link.zhihu.com/?target=https%3A//pan.quark.cn/s/a1b2c3d40001', quark],
  [`https://link.csdn.net/?from_id=1&target=${encoded}`, quark],
  [`https://link.juejin.cn?target=${encoded}`, quark],
  [`https://c.pc.qq.com/middlem.html?pfurl=${encoded}&pfuin=1`, quark],
  [`https://c.pc.qq.com/ios.html?url=${encoded}&level=14`, quark],
  [`https://cloud.tencent.com/developer/tools/blog-entry?target=${quark}`, quark],
  [`https://www.jianshu.com/go-wild?ac=2&url=${encoded}`, quark],
  [
    'https://gitee.com/link?target=https%3A%2F%2Fexample.com%2Fa%3Fb%3D1',
    'https://example.com/a?b=1',
  ],
  [
    `https://link.zhihu.com/?target=${encodeURIComponent(`https://link.csdn.net/?target=${encoded}`)}`,
    quark,
  ],
  // Whoever it is, what it names is a share.
  [`https://jump.example.com/go?u=${encoded}&t=1`, quark],
  [
    `https://link.zhihu.com/?target=${encodeURIComponent(`${quark}?pwd=x1y2`)}`,
    `${quark}?pwd=x1y2`,
  ],
])('%s is read as what it leads to', (text, url) => {
  expect(parseLink(text)?.url).toBe(url)
})

test.each([
  'https://www.zhihu.com/?target=https%3A%2F%2Fexample.com',
  'https://link.zhihu.com/?target=',
  'https://link.zhihu.com/?target=javascript%3Aalert(1)',
  'https://gitee.com/?target=https%3A%2F%2Fexample.com',
  'https://example.com/a?u=https%3A%2F%2Fexample.com%2Fb',
])('%s is read as it is', (text) => {
  expect(parseLink(text)?.url).toBe(text)
})

test('a ring of jumps ends', () => {
  const jump = (target: string) => `https://link.zhihu.com/?target=${encodeURIComponent(target)}`
  const far = jump(jump(jump(jump(jump('https://example.com/')))))
  expect(parseLink(far)?.url).toContain('link.zhihu.com')
})
