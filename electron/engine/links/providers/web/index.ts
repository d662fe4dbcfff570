import type { LinkProvider } from '../provider.ts'
import { check } from './check.ts'
import { codes } from './codes.ts'

/**
 * Any other http or https address: asked for its head, and for its beginning when that settles nothing
 * or when it is a page, which may say in words that nothing is there.
 */
export const provider: LinkProvider<'web'> = {
  id: 'web',
  addresses: [],
  names: [],
  // Its hosts are strangers to one another.
  gate: 'host',
  pace: { concurrency: 6 },
  sample: 'https://files.example.com/a.zip',
  reasons: codes.reasons,
  check,
}
