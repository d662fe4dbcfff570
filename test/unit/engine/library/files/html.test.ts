import { describe, expect, test } from 'vitest'
import { readFindings, readLinks } from '../../../../support/read-findings.ts'

const quark = 'https://pan.quark.cn/s/0011aabbccdd'
const baidu = 'https://pan.baidu.com/s/1Kx-Yz_01234567890abcdE'

describe('bookmarks', () => {
  test('of a browser: folders are categories, its own are none', async () => {
    const content = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
    <DT><H3 ADD_DATE="1" PERSONAL_TOOLBAR_FOLDER="true">书签栏</H3>
    <DL><p>
        <DT><A HREF="https://example.org/a?x=1&amp;y=2" ICON="data:image/png;base64,AAAA">手册 &amp; 教程</A>
        <DT><H3>科幻</H3>
        <DL><p>
            <DT><A HREF="${quark}" TAGS="a,b">三体</A>
            <DD>第一行
第二行
            <DT><H3>老的</H3>
            <DL><p>
                <DT><A HREF="${baidu}">狂飙 提取码：k3k3</A>
            </DL><p>
            <DT><A HREF="https://example.org/b">接着</A>
        </DL><p>
        <DT><A HREF="javascript:alert(1)">脚本</A>
    </DL><p>
</DL><p>`
    expect(await readLinks({ content, name: 'bookmarks.html' })).toEqual([
      '8 手册 & 教程 | https://example.org/a?x=1&y=2  |  | ',
      '11 三体 | 0011aabbccdd  | 科幻 | 第一行\n第二行',
      '16 狂飙 提取码：k3k3 | Kx-Yz_01234567890abcdE k3k3 | 老的 | ',
      '18 接着 | https://example.org/b  | 科幻 | ',
    ])
    const { format, unreadable } = await readFindings({ content })
    expect(format).toBe('html')
    expect(unreadable).toMatchObject([
      { line: 20, text: '脚本 javascript:alert(1)', why: 'no_link' },
    ])
  })

  test.each([
    [
      'of linkding, with its odd line ends',
      `<!DOCTYPE NETSCAPE-Bookmark-file-1>\r\n<TITLE>Bookmarks</TITLE>\r\n<H1>Bookmarks</H1>\r\n<DL><p>\r\n<DT><A HREF="${quark}" ADD_DATE="1" PRIVATE="0" TOREAD="0" TAGS="">三体</A>\r\n<DD>好看[linkding-notes]&lt;b&gt;[/linkding-notes]\r\n</DL><p>\r\n`,
      ['5 三体 | 0011aabbccdd  |  | 好看[linkding-notes]<b>[/linkding-notes]'],
    ],
    [
      'without the first line',
      `<DL><p><DT><A HREF="${quark}">三体</A><DT><A HREF="${baidu}">狂飙</A></DL>`,
      ['1 三体 | 0011aabbccdd  |  | ', '1 狂飙 | Kx-Yz_01234567890abcdE  |  | '],
    ],
  ])('%s', async (_, content, expected) => {
    expect(await readLinks({ content, name: 'a.htm' })).toEqual(expected)
  })
})

describe('a page', () => {
  test.each([
    [
      'of Pocket',
      `<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul>\n<li><a href="https://example.org/a?x=1&amp;y=2" time_added="1" tags="">一篇文章</a></li>\n<li><a href="${quark}">三体</a></li></ul></body></html>`,
      [
        ['一篇文章', 'https://example.org/a?x=1&y=2', ''],
        ['三体', quark, ''],
      ],
    ],
    [
      'with a passcode in a paragraph of its own',
      `<p><a href="${baidu}">三体</a></p>\n<p>提取码：k3k3</p><script>var a = "https://example.org/x"</script>`,
      [['三体', `${baidu}?pwd=k3k3`, 'k3k3']],
    ],
    [
      'whose words are the address',
      `<div>三体</div><div>链接：<a href="${quark}">${quark}</a></div>`,
      [['三体', quark, '']],
    ],
  ])('%s', async (_, content, expected) => {
    const { format, candidates } = await readFindings({ content, name: 'a.txt' })
    expect(format).toBe('html')
    expect(candidates.map(({ title, link }) => [title, link.url, link.passcode])).toEqual(expected)
  })
})
