import type { Drive } from '../../model/provider.ts'
import type { LinkProvider } from './provider.ts'

/** A drive whose links are recognised and kept, but not asked; `reason.<id>.unsupported` says why. */
export function unsupported(id: Drive): LinkProvider {
  const code = `${id}.unsupported`
  return { id, check: () => Promise.resolve({ state: 'unsupported', code, reason: '' }) }
}
