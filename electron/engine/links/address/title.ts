import { maxTitleLength } from '../../model/link.ts'

// Drives that are web links here.
const otherDrives =
  '光鸭|城通|诚通|文叔叔|奶牛快传|奶牛|坚果云|坚果|360云|联通云|曲奇云|飞猫|小飞机|优云|谷歌云|OneDrive|Google ?Drive|MEGA|MediaFire|TeraBox|Dropbox|直链|官网'
const disk = '(?:网盘|云盘|云|盘| ?(?:net ?disk|pan|yun|drive|cloud|disk))?'
const linkWord =
  '(?:(?:点击|点此|立即|备用|分享|下载|资源|网盘)?(?:链接|鏈接|地址|网址|连接|url|link)[\\d一二三四五①-⑩]{0,2})'
// What a link is called where it has no name of its own.
const noName =
  /^(?:and|or|und|oder|et|see|next|和|与|或|及|以及|备用|点我|点这里|这里|点击|点击查看|点击打开|点击下载|点击进入|立即下载|下载|download|here|click here|click|open|https?|url|link|(?:download|get|available)(?: it)? (?:from|at|on|here)|(?:永久|长期)有效|有效期.*)$/i

// What the drives' own programs write around a share.
const shared =
  /(?:分享了?(?:文件)?\s*|^\s*(?=[^」》】”"]{1,300}[」》】”"]\s*[，,]?\s*(?:复制|点击)))[「《【“"](?<title>[^」》】”"]{1,300})[」》】”"]/
const isQuoted = /分享|[」》】”"]\s*[，,]?\s*(?:复制|点击)/
const boilerplate =
  /(?:复制(?:这段|本段|整段|链接|后|打开)|点击(?:链接|即可)|打开[「“【]?.{0,12}APP|[-—]{2}\s*来自|来自百度网盘).*$/isu
const markdownEnd = /!?\[([^[\]]{0,300})\]\(\s*<?$/
const markdownWhole = /!?\[([^[\]]{0,300})\]\([^()]*\)/g
const archivePasscode = /解[压壓](?:缩)?(?:密码|密碼|码)\s*[:：﹕=]?\s*\S*/g
const titleName =
  '(?:(?:资源|影片|文件|剧集|电影|视频|动漫|小说|软件|游戏|课程|专辑)?(?:名称|标题|片名|剧名|书名|歌名|名字|文件名|资源名)|title|name|通过网盘分享的文件|分享文件|分享内容)'
const titleLabel = labelPattern(titleName)
const decorationBefore =
  /^(?:[\s\p{So}\p{Cf}\uFE0F\-–—•·※*#>|｜,，。;；:：=~、/&\])）】」_]|\.\s|[一二三四五六七八九十]{1,3}、|[①-⑳]|\d{1,4}(?:、|[.)）．](?!\d)|\s*$))+/u
const decorationAfter = /[\s\p{So}\p{Cf}\uFE0F\-–—•·※*#|｜,，;；:：=~、/&(（[【「<《_'"“‘]+$/u
// What a chat's copied messages begin with, or a line of its own above one: Telegram's, WhatsApp's, QQ's. A bare
// `会议 2024-05-01 20:00` is as well the title of a recording, and stays.
const day = String.raw`\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}`
const hour = String.raw`\d{1,2}:\d{2}(?::\d{2})?`
const moment = `${day},?\\s+${hour}`
const messageHead = new RegExp(
  [
    `^(?:\\[${moment}\\]|${moment} -)\\s*[^\\s:：][^:：]{0,60}[:：]\\s*`,
    `^.{1,60},\\s*\\[${moment}\\]$`,
    `^.{1,60}\\(\\d{5,12}\\)\\s+(?:${day}\\s+)?${hour}$`,
    `^${moment}\\s+.{1,60}\\(\\d{5,12}\\)$`,
  ].join('|'),
)
// What a label stands in: `【链接】：`, `**链接：**`.
const labelMarks = /[*【】[\]]/g
// `「黑镜」`, and AsciiDoc’s `https://…[title]`.
const wrapped = /^[「[](?<title>[^「」[\]]+)[」\]]$/
// An address that was cut off, or one of a scheme that is no link.
const remains =
  /(?:\b\w{0,12}:\s{0,3}|(?<=^|\s))\/\/\S*|\b(?:url|href|src)\s{0,3}[=:]\s{0,3}["']?\s{0,3}$/gi
const sourceCode = /["'][\w-]{1,40}["']\s*:|[{[]\s*["'{]|^\s*[{}\]]|<[a-z!/]|\\\w+\{/i
const openTag = /<([a-z][\w-]*)(?=[\s>])[^<>]*$/i
const tag = /<\/?[a-z!][^<>]*>/gi
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
  '#160': ' ',
}

/** Finds titles beside links; `driveNames` are what people call the drives, a longer name before a shorter one. */
export function titleFinder(driveNames: Iterable<string>): (text: string) => string {
  const drive = `(?:${[...driveNames].join('|')}|${otherDrives})`
  const onlyLabel = new RegExp(
    `^(?:${drive}${disk})?${disk}(?:${linkWord}|分享|下载|资源|\\d)?\\s*[:：]?$`,
    'i',
  )
  const leadingLabel = new RegExp(`^${drive}${disk}(?:分享|资源)?\\s*[:：]\\s*(?=\\S)`, 'i')
  const trailingLabels = [
    new RegExp(`(?:(?<=[\\s，,;；|｜])${drive}?${disk})?${linkWord}\\s*[:：]\\s*$`, 'i'),
    new RegExp(`[\\s，,;；|｜]${drive}${disk}\\s*[:：]?\\s*$`, 'i'),
    /[\s，,;；|｜](?:链接|地址|网址)\s*$/,
  ]

  /** What of a text beside a link is the share's title; empty when nothing is. */
  return function titleIn(text) {
    const bounded = text.trim().slice(0, 1000)
    if (bounded === '') return ''
    // Each of these looks at every letter; most titles hold none of their words.
    const quoted = isQuoted.test(bounded) ? shared.exec(bounded)?.groups?.['title'] : undefined
    if (quoted !== undefined) return quoted.trim()
    const words = withoutMarkup(bounded.replace(messageHead, ''))
    if (sourceCode.test(words)) return ''
    const bare = words
      .replace(archivePasscode, '')
      .replace(boilerplate, '')
      .replace(titleLabel, '')
      .replace(decorationBefore, '')
      .replace(leadingLabel, '')
      .trimEnd()
    if (onlyLabel.test(bare.replace(labelMarks, '').trim())) return ''
    const title = trailingLabels
      .reduce((title, trailing) => title.replace(trailing, ''), bare)
      .replace(decorationAfter, '')
      .slice(0, maxTitleLength)
      .trim()
      .replace(wrapped, '$<title>')
    return /[\p{L}\p{N}]/u.test(title) && !noName.test(title) ? title : ''
  }
}

/** A word at the beginning of a line with a colon behind it, as prose, a list and Markdown have it, or in brackets. */
export function labelPattern(word: string): RegExp {
  const before = '^(?:[\\s\\p{So}\\p{Cf}\\uFE0F*>•·-]|\\d{1,4}[.、)）．])*'
  const inBrackets = `[【[]${word}[】\\]]\\s*[:：]?`
  return new RegExp(`${before}(?:${inBrackets}|${word}\\**\\s*[:：])[\\s*]*`, 'iu')
}

/** A text without what HTML, Markdown and addresses put into it. */
function withoutMarkup(text: string): string {
  let bare = text
  if (bare.includes('<')) bare = bare.replace(tag, ' ').replace(openTag, '')
  if (bare.includes('&')) {
    bare = bare.replace(/&(#?\w{2,5});/g, (entity, name: string) => entities[name] ?? entity)
  }
  if (bare.includes('](')) bare = bare.replace(markdownWhole, '$1').replace(markdownEnd, '')
  return bare.replace(remains, '')
}

/** The words that a page's source or Markdown make a link of, when the link stands between these two texts. */
export function linkedWords(before: string, after: string): string | undefined {
  if (/\[url=["']?$/i.test(before)) {
    return /^["']?\](?<words>.*?)(?:\[\/url|$)/i.exec(after)?.groups?.['words']
  }
  if (openTag.exec(before)?.[1]?.toLowerCase() === 'a') {
    return /^[^<>]*>(?<words>.*?)(?:<\/a|$)/i.exec(after)?.groups?.['words']
  }
  if (!before.includes('](')) return undefined
  return markdownEnd.exec(before.replace(markdownWhole, '$1'))?.[1]
}

/** Where a link's address stands as the source of a picture. */
export function isPicture(before: string): boolean {
  if (/!\[[^[\]]{0,300}\]\(\s*<?$/.test(before)) return true
  return openTag.test(before) && !/(?:href|url)\s*=\s*["']?\s*$/i.test(before)
}

/** The rest of a text behind a link whose tag is still open before it. */
export function behindTag(before: string, after: string): string {
  return openTag.test(before) ? after.replace(/^[^<>]*>?/, '') : after
}

/** Whether a word before it names it as a title: it is that of the links below, however many. */
export function isLabelledTitle(text: string): boolean {
  return titleLabel.test(text)
}

/** Whether a title is named as one, a heading of Markdown, or quoted by a drive's own program: it holds past a blank line. */
export function isNamedTitle(text: string): boolean {
  return (
    titleLabel.test(text) ||
    /^\s*#{1,6}\s+\S/.test(text) ||
    (isQuoted.test(text) && shared.test(text))
  )
}
