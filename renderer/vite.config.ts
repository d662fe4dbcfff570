import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    // The content policy allows no data: fonts.
    assetsInlineLimit: 0,
    // Whatever can show the page knows modulepreload.
    modulePreload: { polyfill: false },
    // The libraries that the first page takes are some 700 kB of it, before compression.
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        // What the first page takes comes in one file: in many, its styles would no longer follow Mantine's.
        codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] },
      },
    },
  },
})
