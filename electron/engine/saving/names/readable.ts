/** The name with full-width letters and digits as plain ones and spaces for what cannot be seen, or is a stroke; places stay as they are. */
export function readable(name: string): string {
  return name
    .replaceAll(/[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g, (sign) =>
      String.fromCharCode(sign.charCodeAt(0) - 0xfe_e0),
    )
    .replaceAll(/[\u200B-\u200F\u2060\uFEFF丨]/g, ' ')
}

/** The text with spaces in place of what a pattern finds. */
export function blanked(text: string, pattern: RegExp): string {
  return text.replace(pattern, (found) => ' '.repeat(found.length))
}

/** Several patterns as one, in any case. */
export const oneOf = (patterns: readonly RegExp[]) =>
  new RegExp(patterns.map(({ source }) => source).join('|'), 'giu')

/** The text with spaces at some places of it. */
export function blankedAt(
  text: string,
  places: readonly { readonly from: number; readonly to: number }[],
): string {
  return places.reduce(
    (result, { from, to }) =>
      result.slice(0, from) + ' '.repeat(result.slice(from, to).length) + result.slice(to),
    text,
  )
}
