import { driveNamed } from '../../../links/links.ts'
import type { Provider } from '../../../model/provider.ts'

/** A field that a row of a table, or an object of a list, can have. */
export type Field = 'title' | 'url' | 'passcode' | 'category' | 'tags' | 'note' | 'expired'

/** What a column's header, or an object's key, says of it. */
export type ColumnName = {
  readonly name: string
  /**
   * `ours` is what Pansentry finds by itself, such as a number of the row; `aside` holds addresses that are not
   * the link. Of `unknown` and `ours` only the share links of drives are taken: others may be of a picture.
   */
  readonly role: Field | 'ours' | 'aside' | 'unknown'
  /** The drive it names: `百度提取码`. */
  readonly drive: Provider | undefined
  /** What tells it from others of its name: `链接2`. */
  readonly number: string
}

const exact: Readonly<Record<Field | 'ours' | 'aside', string>> = {
  title:
    'title name share_name sharename share_title drama_name taskname filename file_name resource_name resourcename movie_name given_title work_title subject 标题 標題 名称 名稱 名字 资源 资源名 影片 影视 电影',
  url: 'url urls link links shareurl share_url share_link sharelink href address uri surl download_url given_url pan_url 链接 連結 鏈接 链接地址 地址 网址 網址',
  passcode:
    'passcode pwd password code pass extraction_code access_code share_pwd sharepwd receive_code receivecode extract_code extractcode access_pwd 密码 密碼 口令',
  category:
    'category category1 type folder collection 分类 分類 类别 類別 类型 類型 文件夹 目录 合集 收藏夹',
  tags: 'tags tag labels keywords 标签 標籤 关键词 關鍵詞',
  note: 'note notes remark remarks comment comments description excerpt extended 备注 備註 说明 說明 描述 简介',
  expired: 'is_expired isexpired expired 是否失效 已失效',
  ours: 'id no # index create_time update_time provider 序号 序號 编号 行号 网盘 网盘类型',
  aside:
    'final_url resolved_url cover image icon icon_uri iconuri favicon thumbnail avatar 封面 图片 海报',
}

const fields = [
  'title',
  'url',
  'passcode',
  'category',
  'tags',
  'note',
  'expired',
  'ours',
  'aside',
] as const
const fieldByName = new Map(
  fields.flatMap((field) => exact[field].split(' ').map((name) => [name, field] as const)),
)

// Longer names are known by how they end; these stand in none that means something else.
const endings: readonly (readonly [Field, ending: RegExp, other: RegExp])[] = [
  [
    'passcode',
    /(?:提取码|提取碼|访问码|訪問碼|分享码|密码|密碼|口令|取件码|[_ ](?:pwd|code|passcode|password))$/,
    /解压|解壓|压缩|登录|账号|帐号|zip|rar|unzip|country|postal/,
  ],
  [
    'url',
    /(?:链接|連結|鏈接|连接|地址|网址|網址|[_ ](?:url|link|href))$/,
    /封面|图|海报|头像|预告|豆瓣|官网|来源|原文|详情|邮|收货|ip|cover|image|img|icon|thumb|avatar|logo|poster|preview|archive|snapshot|feed|source|profile/,
  ],
  [
    'title',
    /(?:标题|標題|名称|名稱|片名|剧名|劇名|书名|歌名|文件名|资源名)$/,
    /分类|类型|频道|群|用户|作者|盘|文件夹|目录|来源/,
  ],
  ['note', /(?:备注|備註|说明|描述|简介)$/, /^$/],
]

/** Reads a header; brackets, numbers and signs around a name belong to its writer: `链接（必填）`, `URL 2`. */
export function columnName(header: string): ColumnName {
  const name = header.trim()
  const plain = name
    .toLowerCase()
    .replace(/[(（【[].*?[)）】\]]/g, '')
    .replace(/^[\s*＊"'“”]+|[\s*＊"'“”:：]+$/g, '')
  const number = /[\d一二三四五六七八九]+$/.exec(plain)?.[0] ?? ''
  const bare = plain.slice(0, plain.length - number.length).replace(/[\s_-]+$/, '')
  const named = driveNamed(plain)
  const role =
    fieldByName.get(plain) ??
    fieldByName.get(bare) ??
    endings.find(([, ending, other]) => ending.test(bare) && !other.test(bare))?.[0] ??
    // `夸克`, `百度网盘`
    (named && /^(?:网盘|云盘|雲盤|盘|云)?(?:分享)?$/.test(named.rest) ? 'url' : 'unknown')
  return { name, role, drive: named?.drive, number }
}

/** Whether a row is a table's header, whatever is around it: it names a link, or two other fields. */
export function isHeader(names: readonly ColumnName[]): boolean {
  const known = new Set(names.map(({ role }) => role))
  for (const role of ['unknown', 'ours', 'aside'] as const) known.delete(role)
  return known.has('url') || known.size > 1
}

/** Whether a row without a link heads a table: one of its cells is a name that no title would have. */
export function mayBeHeader(names: readonly ColumnName[]): boolean {
  const filled = names.filter(({ name }) => name !== '')
  return filled.length > 1 && filled.some(({ role }) => role !== 'unknown')
}
