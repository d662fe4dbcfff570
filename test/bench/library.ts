import { temporaryFolder } from '../support/temporary-folder.ts'
import { childFigures } from './child-figures.ts'
import { fillLibrary } from './library-fill.ts'
import type { LibraryFigures } from './library-process.ts'

/** Lists, searches, counts and edits of many, over a library of so many links. */
export async function benchLibrary(links = 1_000_000): Promise<LibraryFigures> {
  using folder = temporaryFolder()
  fillLibrary(folder.path, links)
  return await childFigures<LibraryFigures>('library-process.ts', [folder.path])
}
