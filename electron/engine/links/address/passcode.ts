import { toHalfWidth } from './address.ts'

// Words before a passcode. `达芬奇密码` is a title.
const label =
  '提\\s?取\\s?密?\\s?[码碼]|提取[吗嗎]|提取代[码碼]|提取暗号|提取ma|取[码碼]|取件[码碼]|领取[码碼]|[访訪][问問]密?[码碼]|分享密?[码碼]|共享密[码碼]|下载码|' +
  '(?:网盘|網盤|云盘|链接|资源|下载|查看|百度|夸克|蓝奏|阿里|天翼|迅雷|盘)密?[码碼]|' +
  '(?<!\\p{Script=Han})密\\s?[码碼]'
// These may mean much else, so that they need a colon: `pass`, and `码` of `验证码`.
const colonLabel =
  '密[码碼]|口令|(?<!\\p{L})(?:提取|访问|密|[码碼]|暗号|校验码)|' +
  '(?<![A-Za-z])(?:pwd?|pass ?code|passwd|(?:access |share |link )?password|passwort|kennwort|mot de passe|contraseña|mật khẩu|tqm|(?<!\\d)mm|key|pass|' +
  '(?:extraction |access |share )?code|pin|пароль)|' +
  'パスワード|パス|비밀번호|비번|암호'
// What opens an archive, an account or a network opens no share.
const foreign =
  '解凍|解压|解壓|解压缩|解壓縮|压缩|壓縮|压缩包|文件|文档|登录|登陆|登入|安装|开机|激活|账号|帐号|' +
  '(?:zip|rar|7z|archive|wifi|wi-fi|api|licen[cs]e|product|serial|activation|cd|ssh|public|private)[ -]?|extract(?:ion)? (?=pass)'
const labels = new RegExp(`(?<!${foreign})(?:(?<plain>${label})|${colonLabel}|[🔑🔐🔒])`, 'giu')
// Most words beside a link hold none of these, and this is cheaper to see.
const maybeLabel =
  /[码碼取令密访暗件领验凍]|[提訪][吗嗎問]|pw|pass|code|pin|word|passe|wort|contras|khẩu|tqm|mm|key|пароль|パス|비|암호|[🔑🔐🔒]/iu
// `提取码：【x1y2】`, `密码都是 x1y2`, `**提取码:** x1y2`
const between = `[\\s"'“”‘’「『【《（(\\[*_\`|>→]{0,6}`
const joiner = new RegExp(
  `${between}(?<sign>(?:都|均|统一)?(?:[:：﹕∶=＝]|->|(?:是|为|為)[:：]?)${between})?`,
  'yu',
)
const sharedBefore = /(?:统一|通用|全部|所有)的?$/
const noPasscode =
  /(?:无需|無需|不需要|不用|没有|沒有|暂无|免密|无|無|空|none|null|nil|n\/a|no)(?![\p{L}\p{N}])|[-—]{1,3}(?=\s|$)/iuy
// A code that goes on (`abc×d`, `abcd-1`) is no whole code.
const codeAlone = /[A-Za-z0-9]{2,16}(?![A-Za-z0-9_×]|[.-][A-Za-z0-9])/y
const phrase = /\p{Script=Han}{2,12}(?![\p{L}\p{N}])/uy
// It stands somewhere else: `密码：见评论`, `密码：关注公众号获取`.
const elsewhere =
  /(?:见|看[评简下上文图置主]|在[评简下上文图置主]|请|私[信聊我]|评论|回复|关注|公众号|[下上]方|文[末中内]|置顶|自[取行]|获取|默认|如[上下图]|图[片中]|同[上下]|扫码|加[群微好]|进群|需要|付费|登录|详见|点击)[^\s，。；,;]{0,30}/y

const queryKeys = 'pwd password passcode pass receive_code accesscode 提取码 访问码 密码'.split(' ')

const queryAndCodeKeys = [...queryKeys, 'code']

/** What a text names as a passcode, and where it stands with its label. */
export type LabelledPasscode = {
  /** Empty where the text says that there is none, or that it stands elsewhere; undefined where nothing follows the label. */
  readonly passcode: string | undefined
  /** Words of a language, which few drives take. */
  readonly isPhrase: boolean
  /** Said of all links at once: `提取码都是 x1y2`. */
  readonly isShared: boolean
  readonly start: number
  readonly end: number
}

/** The first passcode a text names with a label such as 提取码 or `pwd:`. */
export function labelledPasscode(text: string): LabelledPasscode | undefined {
  const plain = toHalfWidth(text)
  if (!maybeLabel.test(plain)) return undefined
  labels.lastIndex = 0
  for (let match = labels.exec(plain); match; match = labels.exec(plain)) {
    const start = match.index
    const labelEnd = start + match[0].length
    const signs = matchAt(joiner, plain, labelEnd)
    const sign = signs?.groups?.['sign']
    const isSigned = sign !== undefined
    const isShared = /^(?:都|均|统一)/.test(sign ?? '') || sharedBefore.test(plain.slice(0, start))
    const isSymbol = !/\p{L}/u.test(match[0])
    if (!isSigned && !isSymbol && match.groups?.['plain'] === undefined) continue
    const from = labelEnd + (signs?.[0].length ?? 0)
    const [absent] =
      matchAt(noPasscode, plain, from) ?? (isSigned ? matchAt(elsewhere, plain, from) : null) ?? []
    if (absent !== undefined) {
      return { passcode: '', isPhrase: false, isShared, start, end: from + absent.length }
    }
    const [code] = matchAt(codeAlone, plain, from) ?? []
    // Without a sign between, a word may follow: `🔑 Key`.
    if (code !== undefined && (isSigned || code.length > (isSymbol ? 3 : 2))) {
      return { passcode: code, isPhrase: false, isShared, start, end: from + code.length }
    }
    const [words] = isSigned ? (matchAt(phrase, plain, from) ?? []) : []
    if (words !== undefined) {
      return { passcode: words, isPhrase: true, isShared, start, end: from + words.length }
    }
    if (from === plain.length && /^[^\p{L}\p{N}]*$/u.test(plain.slice(0, start))) {
      return { passcode: undefined, isPhrase: false, isShared, start, end: from }
    }
  }
  return undefined
}

const separators = `[\\s,，;；、|｜:：/\\\\+~_()（）【】\\[\\]-]`
const bareCode = new RegExp(
  `^(?<before>(?:${separators}|[—–])*)(?<code>[A-Za-z0-9]{4})(?=$|${separators})`,
)

/** `https://… x1y2`: a passcode that stands behind its link without a label. */
export function barePasscode(text: string): LabelledPasscode | undefined {
  const match = bareCode.exec(toHalfWidth(text))
  const { before = '', code = '' } = match?.groups ?? {}
  // `Lost` and `2012` are films.
  if (!match || /^[A-Z][a-z]+$|^(?:19|20)\d\d$/.test(code)) return undefined
  const end = before.length + code.length
  const isAlone = new RegExp(`^${separators}*$`).test(text.slice(end))
  // Before other words only what no word looks like.
  if (!isAlone && !/[a-z]\d|\d[a-z]/.test(code)) return undefined
  return { passcode: code, isPhrase: false, isShared: false, start: before.length, end }
}

/** The passcode an address carries in its query, in its fragment, or glued to it; `rest` follows its host. */
export function passcodeOf(rest: string, codeIsId: boolean): string {
  // Most addresses carry nothing, and a file may hold a hundred thousand.
  if (!/[?#%&]/.test(rest)) return ''
  const [start = '', ...afterHash] = rest.split('#')
  const fragment = afterHash.join('#')
  const query = valuesOf(start)
  const fragmentValues = valuesOf(fragment)
  // `code` is the share's id on cloud.189.cn.
  for (const key of codeIsId ? queryKeys : queryAndCodeKeys) {
    const value = query?.get(key) ?? fragmentValues?.get(key) ?? ''
    const passcode = /^[\p{L}\p{N}_]{1,32}/u.exec(value)?.[0]
    if (passcode !== undefined) return passcode
  }
  // `…/s/abc#x1y2`: a convention of the forums.
  if (/^[A-Za-z0-9]{4}$/.test(fragment)) return fragment
  // `…?提取码:x1y2`, `…/t/abc（访问码：x1y2）`; of the ASCII before it, `code=` may be the share's id.
  const glued = /[^ -~].*/.exec(decoded(rest))?.[0] ?? ''
  return labelledPasscode(glued)?.passcode ?? ''
}

function matchAt(expression: RegExp, text: string, from: number): RegExpExecArray | null {
  expression.lastIndex = from
  return expression.exec(text)
}

/** The values after a question mark or, in a fragment without one, from its beginning. */
function valuesOf(part: string): ReadonlyMap<string, string> | undefined {
  if (!part.includes('=')) return undefined
  const values = [...new URLSearchParams(part.slice(part.indexOf('?') + 1))]
  return new Map(values.map(([key, value]) => [key.toLowerCase(), value.trim()]))
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
