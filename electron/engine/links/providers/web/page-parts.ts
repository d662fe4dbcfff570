const title = /<title\b[^>]{0,200}>(?<words>[^<]{0,300})/i
const headline = /<h1\b[^>]{0,300}>(?<words>[\s\S]{0,500}?)<\/h1/i
const unread = /<!--[\s\S]*?(?:-->|$)|<(script|style|template|svg)\b[\s\S]*?(?:<\/\1\s*>|$)/gi

// What stands outside of tags.
const shown = /(?<=^|>)[^<>]+/g

// More than a notice has to say.
const articleLength = 1200

/** What stands in the title of a page; empty when it has none. */
export function titleOf(html: string): string {
  return plain(title.exec(html)?.groups?.['words'] ?? '')
}

/** Whether the head of a page is over, so that nothing more of it can come. */
export function hasTitle(html: string): boolean {
  return /<\/title|<body\b|<\/head/i.test(html)
}

export function headlineOf(html: string): string {
  return plain(headline.exec(html)?.groups?.['words'] ?? '')
}

/** What a page shows, one text for each element that holds any; a reader that has enough reads no further. */
export function* textsOf(html: string): Generator<string> {
  for (const [text] of html.replace(unread, '\n').matchAll(shown)) {
    const words = plain(text)
    if (words !== '') yield words
  }
}

/** The sentences of a page, title included; undefined when there are more than `most`. */
export function sentencesOf(html: string, most: number): string[] | undefined {
  const sentences: string[] = []
  for (const text of textsOf(html)) {
    sentences.push(...text.split(/(?<=[。！？!?.])\s*/).filter((sentence) => sentence !== ''))
    if (sentences.length > most) return undefined
  }
  return sentences
}

/** All there is to read on a page; undefined when that is more than `most` characters. */
export function readableOf(html: string, most: number): string | undefined {
  let readable = ''
  for (const text of textsOf(html)) {
    readable += `${text} `
    if (readable.length > most) return undefined
  }
  return readable.trim()
}

/** Whether a page is a long text about something, whatever it is called. */
export function isArticle(html: string): boolean {
  const isCalledSo = /<article\b|property=["']og:type["']\s+content=["']article/i.test(html)
  return isCalledSo && readableOf(html, articleLength) === undefined
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  nbsp: ' ',
  quot: '"',
  apos: "'",
  rsquo: '’',
  lsquo: '‘',
  ndash: '–',
  mdash: '—',
  raquo: '»',
  laquo: '«',
  middot: '·',
  bull: '•',
  hellip: '…',
}

function plain(html: string): string {
  return html
    .replace(/<[^<>]*>/g, ' ')
    .replace(
      /&(#?\w{2,8});/g,
      (entity, name: string) => entities[name] ?? characterOf(name) ?? entity,
    )
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
}

/** `#8217`, `#x2019`; undefined for what is no character. */
function characterOf(name: string): string | undefined {
  const [, hex, decimal] = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/i.exec(name) ?? []
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}
