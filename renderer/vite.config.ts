import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { copyBesidePage } from '../scripts/copy-beside-page.ts'

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react(), copyBesidePage()],
  build: {
    outDir: '../dist/renderer',
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
