import { isUtf8 } from 'node:buffer'
import { brokenIn, isPaired } from '../../library/files/encoding.ts'
import type { Encoding } from '../../model/import.ts'

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

/** The encoding of one line: UTF-8 where it is that, whole or but for letters that were cut, and else `local` where it can be. */
export function encodingOfLine(line: Uint8Array, local: LocalEncoding): LocalEncoding {
  return isUtf8(line) || isDamagedUtf8(line) || !canBe(line, local) ? 'utf-8' : local
}

/** Three bytes in a row that belong together in UTF-8 are no accident; nor is a start of them where an output breaks off. */
function isDamagedUtf8(line: Uint8Array): boolean {
  const text = new TextDecoder().decode(line)
  const broken = text.split('\uFFFD').length - 1
  const whole = text.match(/[\u0800-\uFFFC]/g)?.length ?? 0
  return whole >= broken * 2 || (broken === 1 && text.endsWith('\uFFFD'))
}

function canBe(line: Uint8Array, encoding: LocalEncoding): boolean {
  if (encoding === 'ibm866') return true
  return encoding === 'gb18030' ? isPaired(line) : brokenIn(line, encoding) === 0
}
