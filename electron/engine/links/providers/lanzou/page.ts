/** What a share's page shows. */
export type Shown = 'captcha' | 'cancelled' | 'deleted' | 'expired' | 'passcode' | 'contents'

/** The request a page sends with the passcode a visitor types. */
export type PasscodeForm = {
  readonly kind: 'file' | 'folder'
  /** Path and query on the page's own host. */
  readonly path: string
  readonly fields: Readonly<Record<string, string>>
}

/** The pages' own phrases, the longer before the shorter; read by several checkers, measured by none. */
const deaths = [
  ['来晚啦...文件取消分享了', 'cancelled'],
  ['文件取消分享了', 'cancelled'],
  ['取消分享', 'cancelled'],
  ['文件不存在，或已删除', 'deleted'],
  ['文件不存在', 'deleted'],
  ['文件链接失效，请获取新链接', 'expired'],
] as const

const passcodeMark = /<[^<>]*\bid=["']?(?:pwdload|passwddiv|pwd)["'\s/>]/i
// `'sign':'abc',` or `t:t`
const entry = /["']?(\w{1,40})["']?\s?:\s?("[^"]*"|'[^']*'|[\w$]+)\s{0,99}(?:,|$)/g
const contentsMark = /<[^<>]*\b(?:class=["']?fileinfo|id=["']?(?:file|infos))["'\s/>]/i

/** Reads what a page shows, and in which words; undefined when it is no page of a share. */
export function readPage(
  html: string,
): { readonly shown: Shown; readonly words: string } | undefined {
  if (isPuzzle(html)) return { shown: 'captcha', words: '' }
  const page = visible(html)
  const text = page.replace(/<[^<>]*>/g, ' ')
  const death = deaths.find(([phrase]) => text.includes(phrase))
  const asks = passcodeMark.test(page)
  const opens = contentsMark.test(page) || text.includes('文件描述')
  if (death) {
    // A file's name or description may hold such words; a page of a dead share has no place for either.
    return asks || opens ? undefined : { shown: death[1], words: death[0] }
  }
  if (asks) return { shown: 'passcode', words: '' }
  return opens ? { shown: 'contents', words: '' } : undefined
}

/** The page that wants a cookie only a browser's script computes. */
export function isPuzzle(html: string): boolean {
  return html.includes('acw_sc__v2') && html.includes('arg1=')
}

/** Reads the passcode form from a page's script; undefined when a field is more than a plain value. */
export function readForm(html: string, passcode: string): PasscodeForm | undefined {
  const script = scriptOf(html)
  for (const [, object = ''] of script.matchAll(/\bdata\s?:\s?\{([^{}]{1,2000})\}/g)) {
    const entries = [...object.matchAll(entry)]
    const names = new Set(entries.map(([, name]) => name))
    const kind = names.has('p') ? 'file' : names.has('pwd') ? 'folder' : undefined
    if (kind === undefined) continue
    if (object.replace(entry, '').trim() !== '') return undefined
    const fields: Record<string, string> = {}
    for (const [, name = '', expression = ''] of entries) {
      const value = typed(kind, name, passcode) ?? valueOf(expression, script)
      if (value === undefined) return undefined
      fields[name] = value
    }
    return { kind, path: pathOf(kind, script), fields }
  }
  return undefined
}

/** What the visitor's part of the form is: the passcode, and the first page of a folder. */
function typed(kind: PasscodeForm['kind'], name: string, passcode: string): string | undefined {
  if (name === (kind === 'file' ? 'p' : 'pwd')) return passcode
  return kind === 'folder' && name === 'pg' ? '1' : undefined
}

/** A literal, or the literal a variable was given. */
function valueOf(expression: string, script: string): string | undefined {
  if (/^["']/.test(expression)) return expression.slice(1, -1)
  if (/^\d/.test(expression)) return expression
  const name = expression.replaceAll('$', String.raw`\$`)
  const given = new RegExp(
    String.raw`(?<![\w$.])${name}\s?=\s?(?:"([^"]*)"|'([^']*)'|(\d+))(?=\s?(?:[;,\n}]|$))`,
  )
  const [, double, single, digits] = given.exec(script) ?? []
  return double ?? single ?? digits
}

function pathOf(kind: PasscodeForm['kind'], script: string): string {
  const name = kind === 'file' ? 'ajaxm' : 'filemoreajax'
  return (
    new RegExp(String.raw`["'](/${name}\.php(?:\?file=\w{1,40})?)["']`).exec(script)?.[1] ??
    `/${name}.php`
  )
}

/** The page a visitor reads: comments and scripts hold phrases of every kind, a title what a person chose. */
function visible(html: string): string {
  return uncommented(html).replace(/<(script|style|title)\b.*?(?:<\/\1\s?>|$)/gis, '')
}

// What is not closed reaches to the end, as in a browser: so no text is read twice.
function uncommented(html: string): string {
  return html.replace(/<!--.*?(?:-->|$)/gs, '')
}

/** All scripts of the page, without their comments; what looks like one inside a text stays. */
function scriptOf(html: string): string {
  return [...uncommented(html).matchAll(/<script\b[^<>]*>(.*?)(?:<\/script\s?>|$)/gis)]
    .map(([, script = '']) => script)
    .join('\n')
    .replace(/("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|\/\*.*?(?:\*\/|$)|\/\/[^\n]*/gs, '$1')
}
