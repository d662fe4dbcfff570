// A page that is not there is often answered with 200: its title or headline says so. Only whole phrases
// count, since articles write about the same words; what is found is a hint, never a proof.

const title = /<title\b[^>]{0,200}>(?<words>[^<]{0,300})/i
const headline = /<h1\b[^>]{0,300}>(?<words>[\s\S]{0,500}?)<\/h1/i

// `Page not found | Example`, `页面不存在_示例网`; a hyphen inside a word or between digits parts nothing.
const separators = /[|｜_–—·»«•]|\s-+\s|-(?=[^\0-\u007f])|(?<=[^\0-\u007f])-/

const subject =
  '(?:the |this |that |your )?(?:requested )?(?:web ?page|page|file|document|content|resource|url|article|post|item|product|video|link|share)' +
  "(?: (?:you|that you) ?(?:were |are |have |’re |'re )?(?:requested|looking for|trying to (?:reach|view|open|access|visit)))?"
const missing =
  "(?:(?:was |is |could |can)?(?: ?not|n[’']t) (?:be )?found|not found|(?:does not|doesn[’']t|no longer) exists?" +
  "|(?:is |has been |was )?(?:not available|no longer available|unavailable|isn[’']t available|missing|gone|removed|deleted))"
const english = [
  'not found',
  `${subject} ${missing}`,
  `(?:we )?(?:can[’']t|cannot|can not|couldn[’']t|could not) (?:seem to )?find ${subject}`,
  'no such (?:page|file)',
]

const thing = '(?:页面|网页|网址|地址|链接|文件|内容|文章|资源|帖子|视频|商品|主题|分享|信息|页)'
const wanted = `(?:(?:您|你|妳)?(?:所|指定|要|想|想要|正在|当前)?(?:访问|浏览|查看|请求|打开|查找|寻找|找|下载)?的|该|此|这个|当前|本)?${thing}`
const vanished =
  '(?:不存在|找不到|没找到|没有找到|未找到|无法找到|不见|消失|丢失|走丢|飞走|失效|过期|下架|(?:被[^，,。\\s]{0,6})?(?:删除|移除|下架|屏蔽|取消))'
const chinese = [
  `${wanted}(?:可能|好像|似乎)?(?:已经|已|现已)?${vanished}了?(?:(?:[，,、]|或|或者)(?:可能)?(?:已经|已|正在)?(?:${vanished}|被审核)了?){0,2}`,
  `(?:找不到|未找到|没有找到|无法找到)了?${wanted}`,
]
const apology =
  '(?:(?:sorry|oops|whoops|error|http|404)(?:(?<=404)\\.0)?[\\s!,.:…]*|(?:很|非常|十分)?(?:抱歉|对不起|不好意思)[\\s，,！!。：:]*|(?:哎呀|糟糕|提示信息|信息提示|系统提示|温馨提示|错误提示|错误|提示)[\\s，,！!。：:]+)*'
const phrase = new RegExp(
  `^${apology}(?:${[...english, ...chinese].join('|')})[\\s.!。！~～…]*$`,
  'i',
)
const bareCode = /^(?:error )?404(?: error| ?错误| ?页面?| page)?[.!。！]?$/i

// Who explains the words does not mean them.
const explains =
  /\b(?:how|what|why|fix(?:ed|ing)?|guide|tutorial|designs?|templates?|tips|means?|meaning|explained|custom|creat(?:e|ing)|lyrics|song|film|movie|album)\b|怎么|如何|为什么|为何|什么|解决|原因|方法|设计|教程|制作|模板|歌词/i

/** The words with which an HTML page says that what was looked for does not exist; undefined when it does not. */
export function notFoundWords(html: string): string | undefined {
  for (const place of [title, headline]) {
    const words = plain(place.exec(html)?.groups?.['words'] ?? '')
    if (words === '' || explains.test(words)) continue
    const parts = words.split(separators).map((part) => part.trim())
    const isGone = parts.some((part) => phrase.test(part)) || bareCode.test(parts[0] ?? '')
    if (isGone) return words
  }
  return undefined
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  nbsp: ' ',
  quot: '"',
  apos: "'",
  '#39': "'",
  rsquo: '’',
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
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(#?\w{2,8});/g, (entity, name: string) => entities[name] ?? entity)
    .replace(/\s+/g, ' ')
    .trim()
}
