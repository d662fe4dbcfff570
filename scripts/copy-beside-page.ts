import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const root = join(import.meta.dirname, '..')
const outDir = join(root, 'dist/renderer')

/** What the page shows beside itself: what is new, and the licences of what is bundled outside it. */
const besidePage = {
  'changelog.md': join(root, 'CHANGELOG.md'),
  'third-party-engine.md': join(root, 'dist/electron/third-party.md'),
}

/** Copies these beside the page once it is built. */
export function copyBesidePage(): Plugin {
  return {
    name: 'copy-beside-page',
    apply: 'build',
    writeBundle() {
      for (const [name, from] of Object.entries(besidePage)) {
        // The page may be built without the rest.
        if (existsSync(from)) cpSync(from, join(outDir, name))
      }
    },
  }
}
