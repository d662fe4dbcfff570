import { type Stats, statSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { textOf } from '../../library/files/encoding.ts'

/** Changes when a file does, its owner or mode too, or another takes its place; empty for one that is not there. */
export function stampOf(info: Stats | undefined): string {
  return info ? `${info.ino} ${info.size} ${info.ctimeMs}` : ''
}

const isOfPackage = (path: string) => /[\\/]node_modules[\\/]/.test(path)

/**
 * Reads the files that this thread loads in the encoding they are in, where Node knows UTF-8 alone, and tells of each that this thread loads with its
 * stamp from just before; packages are left as they are.
 * Of one that is not there it tells the folder, which changes when it comes.
 * https://nodejs.org/api/module.html#moduleregisterhooksoptions
 */
export function followImports(found: (path: string, stamp: string) => void): void {
  const tell = (path: string) => {
    if (isOfPackage(path)) return
    found(path, stampOf(statSync(path, { throwIfNoEntry: false })))
  }
  registerHooks({
    resolve(specifier, context, next) {
      try {
        return next(specifier, context)
      } catch (error) {
        if (/^(?:\.|\/|file:)/.test(specifier) && context.parentURL !== undefined) {
          tell(dirname(fileURLToPath(new URL(specifier, context.parentURL))))
        }
        throw error
      }
    },
    load(url, context, next) {
      if (!url.startsWith('file:')) return next(url, context)
      const path = fileURLToPath(url)
      if (isOfPackage(path)) return next(url, context)
      tell(path)
      const loaded = next(url, context)
      const { source } = loaded
      return source instanceof Uint8Array ? { ...loaded, source: textOf(source) } : loaded
    },
  })
}
