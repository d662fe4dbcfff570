import type { Drive } from '../link.ts'
import type { LinkProvider } from '../provider.ts'

/** A drive whose links are recognised and kept, but not asked; the code says why. */
export function unsupported(id: Drive, code = 'provider.unsupported'): LinkProvider {
  return { id, check: () => Promise.resolve({ state: 'unsupported', code, reason: '' }) }
}
