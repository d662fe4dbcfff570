const labels =
  '提取密码|提取码|提取碼|访问密码|访问码|訪問碼|分享密码|分享码|密码|密碼|(?<![A-Za-z])(?:pwd|pass ?code|password|code)(?=\\s?[:：﹕=])'
// 解压密码 opens an archive, not a share. A code that goes on (`abc×d`, `abcd-1`) is no whole code.
const labelled = new RegExp(
  `(?<!解压|解壓|压缩|壓縮|压缩包)(?:${labels})[\\s:：﹕=]{0,4}(?<code>[A-Za-z0-9]{3,16})(?![A-Za-z0-9_×]|[.-][A-Za-z0-9])`,
  'i',
)
const queryKeys = 'pwd password passcode pass receive_code accessCode 提取码 访问码 密码'.split(' ')

const queryAndCodeKeys = [...queryKeys, 'code']

/** A passcode and where its label stands. */
export type LabelledPasscode = {
  readonly passcode: string
  readonly start: number
  readonly end: number
}

/** The first passcode a text names with a label such as 提取码 or `pwd:`. */
export function labelledPasscode(text: string): LabelledPasscode | undefined {
  // Most words beside a link name none, and this is cheaper to see.
  if (!/[码碼]|pwd|pass|code/i.test(text)) return undefined
  const match = labelled.exec(text)
  const passcode = match?.groups?.['code']
  if (!match || passcode === undefined) return undefined
  return { passcode, start: match.index, end: match.index + match[0].length }
}

/** The passcode an address carries in its query, in its fragment, or glued to it; `rest` follows its host. */
export function passcodeOf(rest: string, codeIsId: boolean): string {
  // Most addresses carry nothing, and a file may hold a hundred thousand.
  if (!/[?#%]/.test(rest)) return ''
  const [start = '', ...afterHash] = rest.split('#')
  const fragment = afterHash.join('#')
  const query = valuesOf(start)
  const fragmentValues = valuesOf(fragment)
  // `code` is the share's id on cloud.189.cn.
  for (const key of codeIsId ? queryKeys : queryAndCodeKeys) {
    const value = query?.get(key) ?? fragmentValues?.get(key) ?? ''
    const passcode = /^[\w-]{1,32}/.exec(value)?.[0]
    if (passcode !== undefined) return passcode
  }
  // `…/s/abc#x1y2`: a convention of the forums.
  if (/^[A-Za-z0-9]{4}$/.test(fragment)) return fragment
  // `…?提取码:x1y2`, `…/t/abc（访问码：x1y2）`; of the ASCII before it, `code=` may be the share's id.
  const glued = /[^ -~].*/.exec(decoded(rest))?.[0] ?? ''
  return labelledPasscode(glued)?.passcode ?? ''
}

/** The values after a question mark or, in a fragment without one, from its beginning. */
function valuesOf(part: string): URLSearchParams | undefined {
  return part.includes('=') ? new URLSearchParams(part.slice(part.indexOf('?') + 1)) : undefined
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
