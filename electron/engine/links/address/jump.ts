import type { AddressParts } from './address-parts.ts'

// Pages that ask “you are leaving, go on?” and carry the address they lead to: a host, or a path of
// one, and the query keys that name it. From the rules of LinkResolver and of the user scripts that skip these pages,
// each seen in several of them.
const pages: Readonly<Record<string, string>> = {
  'link.zhihu.com': 'target',
  'link.csdn.net': 'target',
  'link.juejin.cn': 'target',
  'link.juejin.im': 'target',
  'c.pc.qq.com': 'pfurl url',
  'docs.qq.com/scenario/link.html': 'url',
  'mail.qq.com/cgi-bin/readtemplate': 'gourl',
  'mp.weixinbridge.com/mp/wapredirect': 'url',
  'open.work.weixin.qq.com/wwopen/uriconfirm': 'uri',
  'developers.weixin.qq.com/community/middlepage/href': 'href',
  'cloud.tencent.com/developer/tools/blog-entry': 'target',
  'www.jianshu.com/go-wild': 'url',
  'gitee.com/link': 'target',
  'link.gitcode.com': 'target',
  'link.gitcode.net': 'target',
  'sspai.com/link': 'target',
  'afdian.com/link': 'target',
  'afdian.net/link': 'target',
  'www.infoq.cn/link': 'target',
  'xie.infoq.cn/link': 'target',
  'www.oschina.net/action/GoToLink': 'url',
  'www.douban.com/link2': 'url',
  'weibo.cn/sinaurl': 'u toasturl url',
  't.cn/sinaurl': 'u',
  'tieba.baidu.com/mo/q/checkurl': 'url',
  'game.bilibili.com/linkfilter': 'url',
  'www.yuque.com/r/goto': 'url',
  'www.kdocs.cn/office/link': 'target',
  'leetcode.cn/link': 'target',
  'hd.nowcoder.com/link.html': 'target',
  'link.uisdc.com': 'redirect',
  'link.ld246.com/forward': 'goto',
  'ld246.com/forward': 'goto',
  'hacpai.com/forward': 'goto',
  'steamcommunity.com/linkfilter': 'url u',
  'www.google.com/url': 'q url',
  'www.youtube.com/redirect': 'q',
  'l.facebook.com/l.php': 'u',
  'lm.facebook.com/l.php': 'u',
  'l.instagram.com': 'u',
  'out.reddit.com': 'url',
  'slack-redir.net/link': 'url',
  'vk.com/away.php': 'to',
  't.umblr.com/redirect': 'z',
}

const keysOf = new Map(
  Object.entries(pages).map(([page, keys]) => [page.toLowerCase(), keys.split(' ')]),
)

/** The address that a jump page carries; undefined when it is none, or leads nowhere. */
export function jumpTarget({ hostname, rest }: AddressParts): string | undefined {
  const [, path = '', query] = /^([^?#]*?)\/*\?([^#]*)/.exec(rest) ?? []
  if (query === undefined) return undefined
  const keys = keysOf.get(hostname) ?? keysOf.get((hostname + path).toLowerCase())
  const values = keys && new URLSearchParams(query)
  return keys?.map((key) => values?.get(key) ?? '').find(isAddress)
}

/** The addresses that stand, written out or encoded, as the values of an address's query. */
export function namedAddresses({ rest }: AddressParts): string[] {
  if (!/=https?(?::|%3a)/i.test(rest)) return []
  const [, query = ''] = /\?([^#]*)/.exec(rest) ?? []
  return [...new URLSearchParams(query).values()].filter(isAddress)
}

function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text)
}
