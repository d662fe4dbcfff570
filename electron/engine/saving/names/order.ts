import { numberOf } from './numerals.ts'

const parts: Readonly<Record<string, string>> = { 上: '1', 中: '2', 下: '3' }

/** Compares names as a person orders them: numbers by value, Chinese ones too, 上 before 中 before 下. */
export function compareNames(one: string, other: string): number {
  const [a, b] = [piecesOf(one), piecesOf(other)]
  for (const [index, left] of a.entries()) {
    const right = b[index]
    if (right === undefined) return 1
    if (left === right) continue
    const [x, y] = [Number(left), Number(right)]
    const areNumbers = /^\d/.test(left) && /^\d/.test(right)
    if (areNumbers && x !== y) return x - y
    if (!areNumbers) return left < right ? -1 : 1
  }
  return a.length - b.length
}

function piecesOf(name: string): string[] {
  const plain = name
    .replaceAll(/(?<=[(（])(?:[ivx]{1,5}|[Ⅰ-Ⅻ])(?=[)）])/giu, romanIn)
    .replaceAll(/[上中下]/gu, (part) => parts[part] ?? part)
    .replaceAll(/[零〇一二三四五六七八九十百千]+/gu, (text) => String(numberOf(text) ?? text))
  return plain.split(/(\d+)/u)
}

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']

/** A part that is counted in Roman numerals, in digits. */
function romanIn(text: string): string {
  const index = romans.indexOf(text.normalize('NFKC').toUpperCase())
  return index < 0 ? text : String(index + 1)
}
