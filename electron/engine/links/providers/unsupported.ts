import type { Drive } from '../link.ts'
import type { LinkProvider } from '../provider.ts'

/** A drive whose links are recognised and kept, but not asked yet. */
export function unsupported(id: Drive): LinkProvider {
  return {
    id,
    check: () =>
      Promise.resolve({ state: 'unsupported', code: 'provider.unsupported', reason: '' }),
  }
}
