import { type OpenSource, openImport } from '../../electron/engine/library/files/open-import.ts'
import type { Candidate, Unreadable } from '../../electron/engine/model/import.ts'

/** Reads a whole source in this thread. */
export async function readFindings(source: OpenSource) {
  const { format, encoding, leftOut, pieces } = openImport(source)
  const candidates: Candidate[] = []
  const unreadable: Unreadable[] = []
  for await (const piece of pieces) {
    for (const finding of piece) {
      if ('why' in finding) unreadable.push(finding)
      else candidates.push(finding)
    }
  }
  return { format, encoding, leftOut: [...leftOut], candidates, unreadable }
}

/** Each link as `line title | share passcode | category | note`. */
export async function readLinks(source: OpenSource): Promise<string[]> {
  const { candidates } = await readFindings(source)
  return candidates.map(
    ({ line, title, link, category, note }) =>
      `${line} ${title} | ${link.shareId} ${link.passcode} | ${category} | ${note}`,
  )
}
