/** A field that a row of a table, or an object of a list, can have. */
export type Field = 'title' | 'url' | 'passcode' | 'category' | 'note' | 'expired'

const names: Readonly<Record<Field, string>> = {
  title: 'title name drama_name taskname filename 标题 名称 名字 资源名称 剧名 片名 文件名',
  url: 'url link shareurl share_url share_link href address 链接 分享链接 网盘链接 资源链接 地址 网址',
  passcode: 'passcode pwd password code 提取码 访问码 密码',
  category: 'category category1 type 分类 类别 类型',
  note: 'note notes remark remarks comment description 备注 说明 描述',
  expired: 'is_expired isexpired expired 是否失效 已失效',
}

const fieldByName = new Map<string, Field>()
for (const field of ['title', 'url', 'passcode', 'category', 'note', 'expired'] as const) {
  for (const name of names[field].split(' ')) fieldByName.set(name, field)
}

/** The field a column header or an object's key names; undefined for any other. */
export function fieldNamed(name: string): Field | undefined {
  return fieldByName.get(name.trim().toLowerCase())
}

/** The fields of one link, as text; a missing one is empty. */
export type Row = Readonly<Record<Field, string>>

/** Gathers the fields of a row; where two columns mean the same, the first that is not empty wins. */
export function rowOf(cells: Iterable<readonly [Field | undefined, string]>): Row {
  const row = { title: '', url: '', passcode: '', category: '', note: '', expired: '' }
  for (const [field, text] of cells) {
    if (field !== undefined && row[field] === '') row[field] = text.trim()
  }
  return row
}
