import { expect, test } from 'vitest'
import { readFindings } from '../../../../support/read-findings.ts'

const url = 'https://pan.quark.cn/s/a1b2c3d40001'

test.each([
  ['links.csv', `标题,链接,标签\n黑镜,${url},"科幻、4K;#英剧, 科幻"`],
  ['links.json', JSON.stringify([{ title: '黑镜', url, tags: ['科幻', { name: '4K' }, '英剧'] }])],
  [
    'bookmarks.html',
    `<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DT><A HREF="${url}" TAGS="科幻,4K,英剧">黑镜</A>`,
  ],
])('the tags of %s come along', async (name, content) => {
  const { candidates, leftOut } = await readFindings({ content, name })
  expect(candidates).toMatchObject([{ title: '黑镜', tags: ['科幻', '4K', '英剧'] }])
  expect(leftOut).toEqual([])
})
