const title = /<title\b[^>]{0,200}>(?<words>[^<]{0,300})/i
const headline = /<h1\b[^>]{0,300}>(?<words>[\s\S]{0,500}?)<\/h1/i
const unread = /<!--[\s\S]*?(?:-->|$)|<(script|style|template|svg)\b[\s\S]*?(?:<\/\1\s*>|$)/gi

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

/** What a page shows, one text for each element that holds any. */
export function textsOf(html: string): string[] {
  return html
    .replace(unread, '\n')
    .split(/<[^<>]*>|\n/)
    .map(plain)
    .filter((text) => text !== '')
}

/** The sentences of a page, title included. */
export function sentencesOf(html: string): string[] {
  return textsOf(html)
    .flatMap((text) => text.split(/(?<=[。！？!?.])\s*/))
    .filter((text) => text !== '')
}

/** Whether a page is a long text about something, whatever it is called. */
export function isArticle(html: string): boolean {
  if (!/<article\b|property=["']og:type["']\s+content=["']article/i.test(html)) return false
  return textsOf(html).join(' ').length >= articleLength
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
