/** What a page shows, without its scripts, styles, comments and tags: a script may hold any word. */
export function visibleText(html: string): string {
  return html
    .replace(/<(script|style)\b[^<>]*>.*?(?:<\/\1\s*>|$)/gis, ' ')
    .replace(/<!--.*?(?:-->|$)/gs, ' ')
    .replace(/<[^<>]*>/g, ' ')
}

/** A page's title; empty when it has none. */
export function titleOf(html: string): string {
  return /<title\b[^<>]*>(?<text>[^<]*)/i.exec(html)?.groups?.['text']?.trim() ?? ''
}
