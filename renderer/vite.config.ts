import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { copyBesidePage } from '../scripts/copy-beside-page.ts'

// What counts the time of a call runs with the first one.
const declarations = /[\\/]electron[\\/](?:engine[\\/]model|api[\\/]contract)[\\/](?!time-limit)/
const schemaLibrary = /[\\/]node_modules[\\/]zod[\\/]/

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
    // Uncompressed; libraries make up some 550 kB of the first chunk.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // They declare and do nothing else: who takes a name from the contract loads no schema that stands beside it.
      treeshake: { moduleSideEffects: [{ test: declarations, sideEffects: false }] },
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              // One chunk for all else that the first page imports: in several, Mantine's styles would not come first.
              name: 'first',
              tags: ['$initial'],
              test: (id) => !declarations.test(id) && !schemaLibrary.test(id),
            },
          ],
        },
      },
    },
  },
})
