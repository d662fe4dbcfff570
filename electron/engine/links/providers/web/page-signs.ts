import type { Answer } from '../../requests/request.ts'
import { shortened } from '../code-table.ts'
import { headlineOf, isArticle, readableOf, titleOf } from './page-parts.ts'
import {
  challengeHeaders,
  challengeMarks,
  challengeTitles,
  parkedMarks,
  parkedWords,
  type Rule,
} from './page-rules.ts'
import { notFoundWords } from './soft-404.ts'

/** What an answer is instead of the page that was looked for, and its own words for it. */
export type Sign = { readonly kind: 'challenge' | 'parked' | 'soft_404'; readonly words: string }

// A page that a challenge or an empty domain puts in the place of another has next to nothing to read.
const mostCharacters = 600

/** Whether an answer, whatever its status, is a challenge; reads the page if there is one. */
export function challengeIn({ headers, status }: Answer, html: string): Sign | undefined {
  const header = challengeHeaders.find(({ header, pattern }) => pattern.test(headers[header] ?? ''))
  if (header) return { kind: 'challenge', words: `${status} ${header.header}` }
  if (html === '') return undefined
  const title = titleOf(html)
  if (isMatched(challengeTitles, title))
    return isArticle(html) ? undefined : { kind: 'challenge', words: title }
  // Most pages have more to read, and that is cheaper to see than any mark.
  const isShort = readableOf(html, mostCharacters) !== undefined
  return isShort && isMatched(challengeMarks, html)
    ? { kind: 'challenge', words: title }
    : undefined
}

/** What a page says against itself; undefined when nothing does. */
export function signIn(html: string): Sign | undefined {
  return parkedIn(html) ?? goneIn(html)
}

function parkedIn(html: string): Sign | undefined {
  const words = [titleOf(html), headlineOf(html)].find((words) => isMatched(parkedWords, words))
  if (words !== undefined) return isArticle(html) ? undefined : { kind: 'parked', words }
  const text = readableOf(html, mostCharacters)
  if (text === undefined || !(isMatched(parkedWords, text) || isMatched(parkedMarks, html))) {
    return undefined
  }
  return { kind: 'parked', words: shortened(text) }
}

function goneIn(html: string): Sign | undefined {
  const words = notFoundWords(html)
  return words === undefined ? undefined : { kind: 'soft_404', words }
}

function isMatched(rules: readonly Rule[], text: string): boolean {
  return rules.some(({ pattern }) => pattern.test(text))
}
