import type { Link } from '../../model/link.ts'

const maxTitleLength = 300

const disk = '(?:网盘|云盘|云|盘)?'
const linkWord = '(?:(?:分享|下载|资源)?(?:链接|地址|网址|连接|url|link))'

// What the drives' own programs write around a share.
const shared = /分享了?(?:文件)?\s*[「《【“"](?<title>[^」》】”"]{1,300})[」》】”"]/
const boilerplate =
  /(?:复制(?:这段|本段|链接|后|打开)|点击(?:链接|即可)|打开[「“【]?.{0,12}APP|[-—]{2}\s*来自|来自百度网盘).*$/isu
const markdown = /\[([^[\]]{1,300})\]\(\s*$/
const archivePasscode = /解[压壓](?:缩)?(?:密码|密碼|码)\s*[:：﹕=]?\s*\S*/g
const titleLabel =
  /^[\s\p{So}\p{Cf}\uFE0F]*(?:(?:资源|影片|文件|剧集|电影)?(?:名称|标题|片名|剧名|名字|文件名)|title|name|通过网盘分享的文件|分享文件|分享内容)\s*[:：]\s*/iu
const decorationBefore =
  /^(?:[\s\p{So}\p{Cf}\uFE0F\-–—•·※*#>|｜,，。;；:：=~、/&\])）】」]|\d{1,4}(?:、|[.)）]\s))+/u
const decorationAfter = /[\s\p{So}\p{Cf}\uFE0F\-–—•·※*#|｜,，;；:：=~、/&(（[【「<《]+$/u

/** Finds titles beside links; `driveNames` are what people call the drives, a longer name before a shorter one. */
export function titleFinder(driveNames: Iterable<string>): (text: string) => string {
  const drive = `(?:${[...driveNames].join('|')})`
  const onlyLabel = new RegExp(`^${drive}?${disk}${linkWord}?\\s*[:：]?$`, 'i')
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
    const quoted = bounded.includes('分享') ? shared.exec(bounded)?.groups?.['title'] : undefined
    if (quoted !== undefined) return quoted.trim()
    const bare = bounded
      .replace(markdown, '$1')
      .replace(archivePasscode, '')
      .replace(boilerplate, '')
      .replace(titleLabel, '')
      .replace(decorationBefore, '')
      .trimEnd()
    if (onlyLabel.test(bare)) return ''
    return trailingLabels
      .reduce((title, trailing) => title.replace(trailing, ''), bare)
      .replace(decorationAfter, '')
      .slice(0, maxTitleLength)
      .trim()
  }
}

/** A title for a link that came without one: the last name of its address, or else the host. */
export function fallbackTitle(link: Link): string {
  if (link.provider !== 'web') return link.shareId.split('/').at(-1) ?? link.shareId
  const [, host = '', path = ''] = /^https?:\/\/([^/]*)([^?#]*)/.exec(link.url) ?? []
  const name = path.split('/').findLast((segment) => segment !== '')
  return (name === undefined ? host : decoded(name)).slice(0, maxTitleLength)
}

function decoded(name: string): string {
  if (!name.includes('%')) return name
  try {
    return decodeURIComponent(name).trim() || name
  } catch {
    return name
  }
}
