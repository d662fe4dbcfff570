import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder of one's own that goes away with its scope. */
export function temporaryFolder(): Disposable & { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), 'pansentry-test-'))
  // What is still writing there when its process was killed is done in a moment.
  const remove = () => rmSync(path, { recursive: true, force: true, maxRetries: 3 })
  return { path, [Symbol.dispose]: remove }
}
