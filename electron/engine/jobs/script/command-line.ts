/** The words of a command line as a person writes it, and whether a quote is left open. */
export type CommandWords = { readonly words: readonly string[]; readonly isOpen: boolean }

/**
 * Splits a command line as the shell of a system does, without expanding anything. On Windows a backslash is a part
 * of a path unless it stands before a quote. https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments
 */
export function splitCommand(text: string, platform: NodeJS.Platform): CommandWords {
  const isWindows = platform === 'win32'
  const words: string[] = []
  let word: string | undefined
  let quote = ''
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? ''
    const next = text[at + 1] ?? ''
    const escapes = isWindows ? next === '"' : quote === '' || /["\\$`\n]/.test(next)
    if (letter === '\\' && quote !== "'" && next !== '' && escapes) {
      word = (word ?? '') + next
      at += 1
    } else if (quote === '' && (letter === '"' || (letter === "'" && !isWindows))) {
      quote = letter
      word ??= ''
    } else if (letter === quote) {
      quote = ''
    } else if (quote === '' && /\s/.test(letter)) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else {
      word = (word ?? '') + letter
    }
  }
  if (word !== undefined) words.push(word)
  return { words, isOpen: quote !== '' }
}

/** A command line that `splitCommand` takes apart into these words. */
export function joinedCommand(words: readonly string[], platform: NodeJS.Platform): string {
  return words.map((word) => (platform === 'win32' ? windowsWord(word) : posixWord(word))).join(' ')
}

const posixWord = (word: string) =>
  /^[\w@%+=:,./~-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`

const windowsWord = (word: string) =>
  word !== '' && !/[\s"]/.test(word) ? word : `"${word.replaceAll('"', '\\"')}"`
