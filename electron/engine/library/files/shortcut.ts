import { findLinks, parseLink } from '../../links/links.ts'
import type { Finding } from '../../model/import.ts'
import { candidate, unreadable } from './finding.ts'
import type { ImportReader } from './import-reader.ts'

/** A file that a system keeps one address in: Windows' `.url`, macOS' `.webloc`, a `.desktop` entry. */
export const shortcutReader: ImportReader = {
  *read({ bytes, name, text }): Generator<Finding> {
    // The texts of a binary property list stand in it as they are.
    const written = text() || Buffer.from(bytes).toString('latin1')
    const address =
      /^\s*URL\s*=\s*(.+)$/im.exec(written)?.[1] ??
      /<key>\s*URL\s*<\/key>\s*<string>([^<]*)</.exec(written)?.[1]?.replaceAll('&amp;', '&') ??
      ''
    const link = parseLink(address.trim()) ?? findLinks(written).found.at(0)?.link
    const own = /^\s*Name\s*=\s*(.+)$/im.exec(written)?.[1]
    const title = own ?? name.replace(/\.[^.]*$/, '')
    if (link) yield candidate({ line: 1, link, title })
    else yield unreadable(1, address || written, 'no_link')
  },
}

/** Whether a text is one, by its beginning. */
export function isShortcut(head: string): boolean {
  if (/^\[(?:InternetShortcut|Desktop Entry)\]\s*$/im.test(head.slice(0, 4096))) return true
  return /^\s*<\?xml/.test(head) && /<plist/.test(head) && /<key>\s*URL\s*<\/key>/.test(head)
}
