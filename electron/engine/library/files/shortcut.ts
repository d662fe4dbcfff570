import { findLinks, parseLink } from '../../links/links.ts'
import type { Finding } from '../../model/import.ts'
import { candidate, unreadable } from './finding.ts'
import type { ImportReader } from './import-reader.ts'

/** A file that a system keeps one address in: Windows' `.url`, macOS' `.webloc`, a `.desktop` entry. */
export const shortcutReader: ImportReader = {
  *read({ bytes, name, text }): Generator<Finding> {
    const written = isBinaryPropertyList(bytes) ? Buffer.from(bytes).toString('latin1') : text()
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

/** Whether a file is one, by its beginning. */
export function isShortcut(bytes: Uint8Array, head: string): boolean {
  if (isBinaryPropertyList(bytes)) return true
  if (/^\s*\[(?:InternetShortcut|Desktop Entry|DEFAULT\]\s+BASEURL)/i.test(head)) return true
  return /^\s*<\?xml/.test(head) && /<plist/.test(head) && /<key>\s*URL\s*<\/key>/.test(head)
}

// https://en.wikipedia.org/wiki/Property_list#macOS: its texts stand in it as they are.
function isBinaryPropertyList(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 8)).toString('latin1').startsWith('bplist0')
}
