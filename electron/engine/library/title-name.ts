// What tells of an edition, and not which work it is.
const editionWords = [
  /(?:2160|1080|720|480)[pi]|[248]k(?:60)?(?![a-z0-9])|u?hdr?(?:10)?\+?(?![a-z0-9])|hq(?![a-z0-9])|60(?:fps|帧)/,
  /web-?(?:dl|rip)|blu-?ray|remux|dv(?![a-z0-9])|dolby|杜比(?:视界|全景声)?|x26[45]|h\.?26[45]|hevc|avc|aac|ddp?5\.1|flac|10bit/,
  /国语|粤语|英语|日语|原声|双语|中英|简中|繁中|中字|内嵌|内封|外挂|字幕|无水印|无删减?|未删减|高码率?|高清|超清|蓝光|原盘|收藏版|修复版|导演剪辑版/,
  /更新?[至到]?第?\d+集?|更至\S*|全\d+集|\d+集全|第?\d+\s*[-~–]\s*\d+集?|全集|完结|已完结|持续更新|合集/,
  /(?:19|20)\d\d年?(?!\d)|豆瓣\s*\d\.\d|评分\s*\d\.\d|夸克|百度|阿里|迅雷|网盘|\.(?:mkv|mp4|zip|rar|7z|pdf|epub)(?![a-z])/,
].map(({ source }) => new RegExp(source, 'giu'))

const bracketed = /[[【(（「{][^\]】)）」}]*[\]】)）」}]/gu
const between = /[^\p{L}\p{N}]+/u

/** What a title calls the work: without marks, and without what only tells of its edition. */
export function nameOf(title: string): string {
  const lower = title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/第\S{1,3}?[季部]/gu, ' $& ')
  const quoted = /《([^》]+)》/u.exec(lower)?.[1]
  const season =
    quoted === undefined ? '' : (/第\S{1,3}[季部]|s\d{1,2}(?!\d)/u.exec(lower)?.[0] ?? '')
  const ways =
    quoted === undefined ? [lower.replace(bracketed, ' '), lower] : [`${quoted} ${season}`]
  for (const way of ways) {
    const name = editionWords.reduce((text, words) => text.replace(words, ' '), way)
    const words = new Set(name.split(between).filter(Boolean))
    if (words.size > 0) return [...words].join(' ')
  }
  // Nothing but an edition: a film may be called 1917.
  return lower.split(between).filter(Boolean).join(' ')
}

/** The words by which a name is searched for: those that another title is sure to have. */
export function nameWords(name: string): string[] {
  const words = name.split(' ').filter(Boolean)
  const naming = words.filter((word) => !/^(?:第\S{1,3}[季部集期]|s\d+(?:e\d+)?|\d)$/u.test(word))
  return naming.length > 0 ? naming : words
}

/** How much two names have in common, 0 to 1; whether they are of one season counts for less. */
export function similarity(one: string, other: string): number {
  const naming = (name: string) => nameWords(name).join(' ')
  return (sharedPairs(one, other) + sharedPairs(naming(one), naming(other))) / 2
}

/** Pairs of letters that stand together in both, of all (Dice). */
function sharedPairs(one: string, other: string): number {
  if (one === '' || other === '') return 0
  const pairs = pairsOf(one)
  const others = pairsOf(other)
  const shared = [...pairs].filter((pair) => others.has(pair)).length
  return (2 * shared) / (pairs.size + others.size)
}

function pairsOf(name: string): Set<string> {
  // The ends count, so that a name of one letter has pairs too.
  const letters = Array.from(`^${name.replaceAll(' ', '')}$`)
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`))
}
