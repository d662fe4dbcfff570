// Control characters command terminals, line ends make lines that nobody wrote, and direction overrides show another
// text than there is. https://trojansource.codes
const unseen = /[\p{Cc}\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu
const oneUnseen = new RegExp(unseen.source, 'u')
const unseenRun = new RegExp(`(?:${unseen.source})+`, 'gu')

/** A text from outside as it may stand in a line: of a log, a table, a notification. */
export function oneLine(text: string): string {
  return text.replaceAll(unseenRun, ' ')
}

/** The same of a line as a terminal shows it, which leaves such a character out; a tab stays. */
export function shownLine(text: string): string {
  // A script writes a thousand lines that have none for one that has.
  if (!oneUnseen.test(text)) return text
  return text.replaceAll(unseen, (character) => (character === '\t' ? character : ''))
}

/** The same for what keeps its lines and loses nothing: JSON reads the notation back as the character. */
export function visible(text: string): string {
  return text.replaceAll(unseen, (character) =>
    /[\t\n\r]/.test(character)
      ? character
      : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
