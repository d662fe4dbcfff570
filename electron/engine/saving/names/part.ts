import { numeral } from './numerals.ts'

const numerals = Array.from('-一二三四五六七八九')
const counter = '[集期话話回部篇]'
const behind = `(?:(?:第\\s*(?:${numeral})|\\d)\\s*${counter}|(?<![a-z])ep?[ .]?\\d{1,4}|(?<!\\d)\\d{6,8}期?|(?<!\\d)\\d{2}\\.\\d{2})`

// 第5期 上海站 says no part, 第5期上 and 第5期 上半场 do.
const words =
  '海|班|学|岸|线|路|台|车|当|央|国|文|字|英|秋|年|心|午|雨|乡|海|课|楼|一|个|次|起|人|站|亚|天'
const end = `(?![\\u4E00-\\u9FFF])|(?=半场|[集部篇期])`
const forms = [
  /^\s*([上中下])[集部篇]?\s*(?:\.[a-z\d]*\s*)?$/iu,
  // In brackets, or behind a stroke.
  new RegExp(`${behind}\\s*[(（[【]\\s*([上中下一二三四五六七八九十])\\s*[)）\\]】]`, 'iu'),
  new RegExp(`${behind}\\s*[-_—：:·.]?\\s*([上中下])(?:${end})`, 'iu'),
  new RegExp(`${behind}([上中下])(?!${words})`, 'iu'),
  new RegExp(`${behind}\\s*([一二三四五六七八九十])(?:${end})`, 'iu'),
]
const inEnglish = new RegExp(`${behind}[\\s._-]*(?:part|pt|cd)[ ._-]?([1-9])(?!\\d)`, 'iu')

/** The part of an issue that a name says: 上, 中, 下 or a numeral; empty where it says none. */
export function partIn(text: string): string {
  for (const form of forms) {
    const found = form.exec(text)?.[1]
    if (found !== undefined) return found
  }
  const [, number] = inEnglish.exec(text) ?? []
  return number === undefined ? '' : (numerals[Number(number)] ?? '')
}
