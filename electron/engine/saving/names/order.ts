import { fullDateIn } from './dates.ts'
import { numbersIn } from './episode.ts'
import { numberOf } from './numerals.ts'
import type { Siblings } from './siblings.ts'

const parts: Readonly<Record<string, string>> = { 上: '1', 中: '2', 下: '3' }
const romans: Readonly<Record<string, string>> = {
  Ⅰ: '1',
  Ⅱ: '2',
  Ⅲ: '3',
  I: '1',
  II: '2',
  III: '3',
}

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
    .replaceAll(/[上中下]/gu, (part) => parts[part] ?? part)
    .replaceAll(/(?<=[(（])(?:[ⅠⅡⅢ]|I{1,3})(?=[)）])/gu, (roman) => romans[roman] ?? roman)
    .replaceAll(/[零〇一二三四五六七八九十百千]+/gu, (text) => String(numberOf(text) ?? text))
  return plain.split(/(\d+)/u)
}

/** Names as they came, however each is written: by their days where all say one, by episode and part. */
export function inSequence(names: readonly string[], siblings: Siblings): string[] {
  const all = names.map((name) => {
    const { episode, part } = numbersIn(name, siblings)
    return {
      name,
      day: fullDateIn(name)?.digits ?? null,
      episode: episode === '' ? Number.POSITIVE_INFINITY : Number(episode),
      part: Number(parts[part] ?? numberOf(part) ?? 0),
    }
  })
  const areDated = all.every(({ day }) => day !== null)
  return all
    .toSorted(
      (a, b) =>
        (areDated ? Number(a.day) - Number(b.day) : 0) ||
        // Of two that have none the difference is no number.
        a.episode - b.episode ||
        a.part - b.part ||
        compareNames(a.name, b.name),
    )
    .map(({ name }) => name)
}
