/** A list of words of ours as it stands in a statement: `'valid', 'partial'`. */
export function quotedList(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(', ')
}

/** The pattern of LIKE for what holds a text, which stands for itself; a backslash is its `ESCAPE`. */
export function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`
}
