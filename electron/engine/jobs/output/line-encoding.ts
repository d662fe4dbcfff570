import { isAscii, isUtf8 } from 'node:buffer'
import { brokenIn, isDamagedUtf8, isPaired } from '../../library/files/encoding.ts'
import type { Encoding } from '../../model/terms/encoding.ts'

/** What programs write that know no UTF-8, such as cmd into a pipe: the code page of the system. */
export type LocalEncoding = Encoding | 'ibm866'

const ofLanguages: Readonly<Record<string, LocalEncoding>> = {
  ja: 'shift_jis',
  ko: 'euc-kr',
  ru: 'ibm866',
  uk: 'ibm866',
  be: 'ibm866',
}

/**
 * The code page that goes with a language; GB 18030 where there is none that can be read, for Chinese programs run
 * on systems of every language. https://learn.microsoft.com/windows/win32/intl/code-page-identifiers
 */
export function localEncoding(
  locale = Intl.DateTimeFormat().resolvedOptions().locale,
): LocalEncoding {
  const { language, script } = new Intl.Locale(locale).maximize()
  return script === 'Hant' ? 'big5' : (ofLanguages[language] ?? 'gb18030')
}

/**
 * The encoding of one line: UTF-8 where it is that, whole or but for letters that were cut, and else `local` where it
 * can be. One that may be either goes with those `before`.
 */
export function encodingOfLine(
  line: Uint8Array,
  local: LocalEncoding,
  before: LocalEncoding = 'utf-8',
): LocalEncoding {
  if (before === local && mayBeEither(line, local)) return local
  return isUtf8(line) || isDamagedUtf8(line) || isCutUtf8(line) || !canBe(line, local)
    ? 'utf-8'
    : local
}

/** Some Chinese words are two-byte letters of UTF-8 as well: 目录 in GBK is “Ŀ¼”. */
function mayBeEither(line: Uint8Array, local: LocalEncoding): boolean {
  const isShort = isUtf8(line) && /^[\0-\u07FF]*$/.test(new TextDecoder().decode(line))
  return isShort && !isAscii(line) && local !== 'ibm866' && canBe(line, local)
}

/** A letter is cut where an output breaks off. */
function isCutUtf8(line: Uint8Array): boolean {
  return /^[^\uFFFD]*\uFFFD$/.test(new TextDecoder().decode(line))
}

function canBe(line: Uint8Array, encoding: LocalEncoding): boolean {
  if (encoding === 'ibm866') return true
  return encoding === 'gb18030' ? isPaired(line) : brokenIn(line, encoding) === 0
}
