import { dateIn } from './dates.ts'
import { numbersIn } from './episode.ts'
import type { Siblings } from './siblings.ts'

/** What a name is made from, beside the name that the file has. */
export type NamingContext = {
  readonly taskName: string
  /** The day of the run, yyyy-mm-dd. */
  readonly today: string
  /** What lies beside the file in the share. */
  readonly siblings?: Siblings
}

/** What stands for a running number in a replacement, as wide as it has letters: `{I}`, `{II}`, … */
export const numberVariable = /^I+$/

const variables = {
  EXT: (name) => /\.([\p{L}\p{N}_]+)$/u.exec(name)?.[1] ?? '',
  // A release group in brackets before the title is none of its words.
  CHINESE: (name) =>
    /[\u4E00-\u9FA5]{2,}/u.exec(name.replace(/^\s*[[【(（][^\]】)）]*[\]】)）]/u, ''))?.[0] ?? '',
  DATE: (name, { today }) => dateIn(name, today)?.digits ?? '',
  YEAR: yearIn,
  S: (name, { siblings }) => numbersIn(name, siblings).season,
  SXX: (name, { siblings }) => `S${(numbersIn(name, siblings).season || '1').padStart(2, '0')}`,
  E(name, { siblings }) {
    const { episode, isPaired } = numbersIn(name, siblings)
    return isPaired ? episode.padStart(2, '0') : episode
  },
  PART: (name, { siblings }) => numbersIn(name, siblings).part,
  VER: (name) =>
    // An issue's counter before it belongs to the number, not to the version.
    /(?:(?<=[集期话話回部篇])|(?<![\u4E00-\u9FA5]))(?![集期话話回部篇])[\u4E00-\u9FA5]+版(?![\u4E00-\u9FA5])/u.exec(
      name,
    )?.[0] ?? '',
} as const satisfies Record<string, Value>

// What only the names made of tokens know.
const tokenVariables = {
  SEASON: (name) => numbersIn(name).season || '1',
  QUALITY: (name) =>
    /(?<![a-z\d])(?:\d{3,4}p|[48]k)(?![a-z\d])/iu.exec(name)?.[0].toLowerCase() ?? '',
  GROUP: (name) => /^\s*[[【]([^\]】]+)[\]】]/u.exec(name)?.[1] ?? '',
  ORIGINAL: (name) => name.replace(/(?<=.)\.[^.]*$/u, ''),
} as const satisfies Record<string, Value>

type Value = (name: string, context: NamingContext) => string
type Variable = keyof typeof variables
type TokenVariable = keyof typeof tokenVariables

export function isVariable(name: string): name is Variable | 'TASKNAME' {
  return name === 'TASKNAME' || Object.hasOwn(variables, name)
}

export function isTokenVariable(name: string): name is TokenVariable {
  return Object.hasOwn(tokenVariables, name)
}

/** The value of a variable for a file's name; empty where the name does not say it. */
export function valueOf(
  variable: Variable | TokenVariable | 'TASKNAME',
  name: string,
  context: NamingContext,
): string {
  if (isTokenVariable(variable)) return tokenVariables[variable](name)
  if (variable !== 'TASKNAME') return variables[variable](name, context)
  return context.taskName.replaceAll(/\{([A-Z]+)\}/g, (whole, inner: string) =>
    isVariable(inner) && inner !== 'TASKNAME' ? variables[inner](name, context) : whole,
  )
}

/** A year in brackets, else the last one; none that is yet to come but the next. */
function yearIn(name: string, { today }: NamingContext): string {
  const latest = Number(today.slice(0, 4)) + 1
  const years = [...name.matchAll(/(?<!\d)(?:18|19|20)\d{2}(?!\d)/gu)].filter(
    ([year]) => Number(year) <= latest,
  )
  const bracketed = years.find(({ index }) => /[[【(（]/u.test(name[index - 1] ?? ''))
  return (bracketed ?? years.at(-1))?.[0] ?? ''
}
