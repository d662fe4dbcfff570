import { findLinks } from '../../electron/engine/links/links.ts'

const bytes = 4_000_000

const pieces: Readonly<Record<string, (index: number) => string>> = {
  lines: (index) =>
    `示例剧集 ${index} https://pan.quark.cn/s/${index.toString(16).padStart(12, '0')} 提取码: a1B2\n`,
  blocks: (index) =>
    `示例剧集 ${index}\nhttps://pan.baidu.com/s/1AbCdEfGhIjKlMnO${index}\n提取码：a1B2\n\n`,
  web: (index) => `https://example.com/wiki/页面${index}?from=${index}#part\n`,
  source: (index) =>
    `<li><a href="https://example.com/${index}" class="a">示例 ${index}</a></li>\n`,
  words: (index) => `没有链接的一行文字，提取、密码、分享 ${index}\n`,
  // Without a line break: what reads the rest again and again would not come back.
  glued: () => 'https://example.com/字',
  brackets: () => '[（<a {',
}

export type ReadingFigures = Readonly<
  Record<string, { readonly ms: number; readonly links: number }>
>

/** The links of 4 MB of text of several kinds; each takes time in proportion to its length. */
export function benchReading(): ReadingFigures {
  return Object.fromEntries(
    Object.entries(pieces).map(([name, piece]) => {
      const text = textOf(piece)
      const start = performance.now()
      const { found } = findLinks(text)
      return [name, { ms: performance.now() - start, links: found.length }]
    }),
  )
}

function textOf(piece: (index: number) => string): string {
  const parts: string[] = []
  for (let length = 0; length < bytes; ) {
    const part = piece(parts.length)
    parts.push(part)
    length += Buffer.byteLength(part)
  }
  return parts.join('')
}
