import { describe, expect, test } from 'vitest'
import { notFoundWords } from '../../../../../../electron/engine/links/providers/web/soft-404.ts'

const gone = [
  '404',
  '404 Not Found',
  '404: Not Found',
  '404 - Page Not Found',
  '404 Error',
  'Error 404',
  'HTTP Error 404.0 - Not Found',
  'Not Found',
  'Page not found | Example',
  'Page Not Found – Example',
  'Page not found · Example',
  'Oops! Page not found',
  'Sorry, this page isn’t available.',
  "Sorry, the page you were looking for doesn't exist.",
  'The page you are looking for could not be found',
  'We can’t find the page you’re looking for',
  'The requested URL was not found',
  'This content is no longer available',
  'File not found',
  '404错误',
  '404-页面不存在',
  '页面不存在',
  '页面不存在_示例网',
  '您访问的页面不存在',
  '抱歉，您访问的页面不存在',
  '很抱歉，您要访问的页面不存在或已被删除',
  '抱歉，指定的主题不存在或已被删除或正在被审核',
  '对不起，您访问的网页已删除！',
  '页面找不到了 - 示例网',
  '找不到页面',
  '未找到该页面',
  '你访问的页面不见了',
  '该文件已被删除',
  '此内容已被发布者删除',
  '该分享已被取消',
  '链接已失效',
  '410 Gone',
  'Error 404 (Not Found)!!1',
  'Oops! Nothing here',
  'Account Suspended',
  '该用户已注销',
  '此内容因违规无法查看',
  'ダウンロードの有効期限が切れました',
  'お探しのページは、移動または削除された可能性があります。',
  '삭제되었거나 존재하지 않는 페이지입니다.',
  'Файл удалён владельцем',
  'Срок действия ссылки истёк',
  'Dieser Link ist nicht mehr gültig.',
]

const alive = [
  '',
  'Annual report',
  'How to fix a 404 error',
  '404 Media',
  '404 Media | Tech news',
  'HTTP 404 - Wikipedia',
  'HTTP 404 - 维基百科',
  '404年 - 维基百科',
  'Peugeot 404',
  '404 Not Found: What It Means and How to Fix It',
  'Page Not Found - how to fix it',
  'Page not found error in nginx',
  'File not found exception in Java',
  'Not Found (album)',
  'Lost and not found',
  'Deleted scenes',
  '如何设置404页面',
  '404页面设计欣赏',
  '页面不存在怎么办',
  '页面不存在，怎么办？',
  '文件已删除怎么恢复',
  '链接已失效的解决方法',
  '庆余年 404',
  'Room 410',
  'Nothing here is free',
  '该用户的主页',
]

const page = (title: string, headline = '') =>
  `<!doctype html><html><head><meta charset="utf-8"><title data-x="1">\n ${title} </title></head><body>${headline}`

describe('a page says that it is not there', () => {
  test.each(gone)('by its title: %s', (words) => {
    expect(notFoundWords(page(words))).toBe(words)
  })

  test.each(gone)('by its headline: %s', (words) => {
    const headline = `<h1 class="a">\n<span>${words}</span>\n</h1>`
    expect(notFoundWords(page('示例网', headline))).toBe(words)
  })

  test('with entities and markup between its words', () => {
    const html = page('示例网', '<h1>Page&nbsp;not <em>found</em> &ndash; Example</h1>')
    expect(notFoundWords(html)).toBe('Page not found – Example')
  })
})

describe('a page that is there does not', () => {
  test.each(alive)('by its title: %s', (words) => {
    expect(notFoundWords(page(words))).toBeUndefined()
  })

  test.each(alive)('by its headline: %s', (words) => {
    expect(notFoundWords(page('示例网', `<h1>${words}</h1>`))).toBeUndefined()
  })

  test('by what a longer text holds', () => {
    const text = '<p>这里有很多可以看的内容。</p>'.repeat(12)
    expect(
      notFoundWords(`${page('示例网')}${text}<p>404 Not Found</p><h2>页面不存在</h2>`),
    ).toBeUndefined()
  })

  test.each([
    '<title',
    '<title>',
    '<h1',
    '<h1>',
    '<h1>404 ',
    'sorry ',
    '抱歉',
    '|',
    '您访问的页面',
  ])('by 16 kB of %j, which are read to their end', (unit) => {
    const html = unit.repeat(16_384 / unit.length)
    expect(notFoundWords(html)).toBeUndefined()
    expect(notFoundWords(`<title>${html}`)).toBeUndefined()
  })
})
