import { type Stats, statSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Changes when a file does, its owner or mode too, or another takes its place; empty for one that is not there. */
export function stampOf(info: Stats | undefined): string {
  return info ? `${info.ino} ${info.size} ${info.ctimeMs}` : ''
}

/**
 * Tells of every file that this thread loads from now on, with its stamp from just before, but for those of packages.
 * Of one that is not there it tells the folder, which changes when it comes.
 * https://nodejs.org/api/module.html#moduleregisterhooksoptions
 */
export function followImports(found: (path: string, stamp: string) => void): void {
  const tell = (path: string) => {
    if (/[\\/]node_modules[\\/]/.test(path)) return
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
      if (url.startsWith('file:')) tell(fileURLToPath(url))
      return next(url, context)
    },
  })
}
