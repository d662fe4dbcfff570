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
    // The page comes from this machine: one script is no slower, and the policy allows no data: fonts.
    chunkSizeWarningLimit: 2000,
    assetsInlineLimit: 0,
  },
})
