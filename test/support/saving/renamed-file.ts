import type { RenameCase, Result } from './rename-cases.ts'

/** One file of a case: what the old program called it, and what Pansentry does. */
export type RenamedFile = {
  readonly each: RenameCase
  readonly source: string
  /** Empty where the old program left it. */
  readonly old: string
  readonly got: Result
}

export const isOwn = ({ got, source }: RenamedFile) => got.outcome === 'save' && got.name === source
export const isToldOwn = (file: RenamedFile) => isOwn(file) && file.got.reason !== ''
export const suffixOf = (name: string) => /\.[^.]*$/.exec(name)?.[0] ?? ''
export const stemOf = (name: string) => name.slice(0, name.length - suffixOf(name).length)
export const runsIn = (text: string) => (text.match(/\d+/g) ?? []).map(Number)

const technical =
  /\d{3,4}[pi]|[248]k(?![a-z])|[xh]\.?26[45]|\d+ ?bits?|\d+ ?fps|\d+ ?帧|[257]\.1|\d{3,4}[x×]\d{3,4}/giu

/** The numbers of a new name that its rule and its title do not bring along. */
export function numbersOf({ each, got }: RenamedFile): number[] {
  const brought = [each.taskname, ...each.replace.split(/\{[A-Z]+\}|\\\d/)]
  const rest = brought.reduce(
    (name, text) => (text === '' ? name : name.replaceAll(text, ' ')),
    stemOf(got.name),
  )
  return runsIn(rest.replace(/S01(?=E)/, 'S'))
}

export const areWhole = (file: RenamedFile) => {
  const there = runsIn(file.source)
  return numbersOf(file).every((number) => there.includes(number))
}
export const areNotTechnical = (file: RenamedFile) => {
  const there = runsIn(file.source.replaceAll(technical, ' '))
  return numbersOf(file).every((number) => there.includes(number))
}
/** The name that only has the running number elsewhere. */
export const shapeOf = (name: string) => name.replace(/\d+/, '')
const digits = ' 一二三四五六七八九'
export const valueOf = (numeral: string) =>
  numeral === '十'
    ? 10
    : numeral.startsWith('十')
      ? 10 + digits.indexOf(numeral[1] ?? '')
      : digits.indexOf(numeral)

export const dateOf = (name: string) => {
  const [, year = '', month = '', day = ''] = /(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)/.exec(name) ?? []
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day))
  return year !== '' && new Date(time).getUTCDate() === Number(day) && Number(month) <= 12
    ? time
    : null
}

export const saved = (test: (file: RenamedFile) => boolean) => (file: RenamedFile) =>
  file.got.outcome === 'save' && test(file)
