import { apology, bareCode, beside, explains, gonePhrases, inSimplified } from './gone-words.ts'
import { headlineOf, isArticle, sentencesOf, titleOf } from './page-parts.ts'

// `Page not found | Example`, `页面不存在_示例网`; a hyphen inside a word or between digits parts nothing.
const separators = /[|｜_–—·»«•]|\s-+\s|-(?=[^\0-\u007f])|(?<=[^\0-\u007f])-/

const phrases = gonePhrases.flatMap((language) => language.phrases)
const phrase = new RegExp(`^${apology}(?:${phrases.join('|')})[\\s.!。！~～…]*$`, 'i')

// A page with less to read than this is a notice and nothing else.
const mostSentences = 12

/**
 * The words with which an HTML page says that what was looked for does not exist; undefined when it does not. A
 * page that is not there is often answered with 200: what is found is a hint, never a proof.
 */
export function notFoundWords(html: string): string | undefined {
  const named = [titleOf(html), headlineOf(html)].find(saysGone)
  if (named !== undefined) return isArticle(html) ? undefined : named
  return sentencesOf(html, mostSentences)?.find(isGone)
}

function saysGone(words: string): boolean {
  if (words === '' || explains.test(words)) return false
  const parts = words.split(separators).map((part) => part.trim())
  return parts.some(isGone) || bareCode.test(parts[0] ?? '')
}

/** Whether words say it, and nothing beside it but regrets. */
function isGone(words: string): boolean {
  const text = inSimplified(words)
  if (phrase.test(text)) return true
  const clauses = text
    .split(/[，。！!]/)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '')
  if (clauses.length < 2) return false
  return (
    clauses.some((clause) => phrase.test(clause)) &&
    clauses.every((clause) => phrase.test(clause) || beside.test(clause))
  )
}
