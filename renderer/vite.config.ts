import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const root = join(import.meta.dirname, '..')
const outDir = join(root, 'dist/renderer')

/** What the page shows beside itself: what is new, and the licences of what is bundled outside it. */
const besidePage = {
  'changelog.md': join(root, 'CHANGELOG.md'),
  'third-party-engine.md': join(root, 'dist/electron/third-party.md'),
}

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react(), copyBesidePage()],
  build: {
    outDir,
    emptyOutDir: true,
    target: 'chrome140',
    // The licences of what is bundled ask to be handed on with it.
    license: { fileName: 'third-party.md' },
    // The content policy allows no data: fonts.
    assetsInlineLimit: 0,
    // Every browser that can show the page supports modulepreload.
    modulePreload: { polyfill: false },
    // Uncompressed; libraries make up some 700 kB of the first chunk.
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        // One chunk for all that the first page imports: in several, Mantine's styles would not come first.
        codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] },
      },
    },
  },
})

function copyBesidePage(): Plugin {
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
