const digits = '零一二三四五六七八九'
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** A number in digits or in Chinese numerals, of a pattern's source. */
export const numeral = String.raw`\d{1,4}|[零〇一二两兩三四五六七八九十廿卅百千]{1,7}`

/** The value of digits or Chinese numerals (十二, 一百零三, 二〇二五); null where they say none. */
export function numberOf(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text)
  const plain = text
    .replaceAll('〇', '零')
    .replaceAll(/[两兩]/g, '二')
    .replace('廿', '二十')
    .replace('卅', '三十')
  if (/^[零一二三四五六七八九]+$/.test(plain)) {
    return Number(Array.from(plain, (digit) => digits.indexOf(digit)).join(''))
  }
  const [high = '', low = '', ...more] = plain.split('万')
  if (high !== plain) {
    const [tens, ones] = [numberOf(high), low === '' ? 0 : numberOf(low)]
    return tens === null || ones === null || more.length > 0 ? null : tens * 10_000 + ones
  }
  let sum = 0
  let digit: number | null = null
  for (const character of plain) {
    const unit = units[character]
    if (unit === undefined) {
      digit = digits.indexOf(character)
      if (digit < 0) return null
      continue
    }
    // 十二 says no one before its ten.
    sum += (digit ?? (sum === 0 && unit === 10 ? 1 : 0)) * unit
    digit = null
  }
  return sum + (digit ?? 0) || null
}
