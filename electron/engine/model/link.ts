import { z } from 'zod'
import { providers } from './provider.ts'

export const providerSchema = z.enum(providers)

/** The longest address that is kept. */
export const longestAddress = 4000

/** A share address, taken apart. Two links with the same provider and share id are the same share. */
export const linkSchema = z.object({
  provider: providerSchema,
  /** The provider's own id; for `web` the address without its fragment. */
  shareId: z.string(),
  /** Empty when the text gave none. */
  passcode: z.string(),
  /** The provider's id of a folder inside the share; empty for its root. */
  folder: z.string(),
  /** The address to open and to store, passcode included where the provider carries it in the query. */
  url: z.string(),
})

export type Link = Readonly<z.output<typeof linkSchema>>

/** The longest title that is read of a text. */
export const maxTitleLength = 300

/** What stands for the title of a link that came without one: the last name of its address, or else the host. */
export function fallbackTitle(link: Pick<Link, 'provider' | 'shareId' | 'url'>): string {
  if (link.provider !== 'web') return decoded(link.shareId.split('/').at(-1) ?? link.shareId)
  const [, host = '', path = ''] = /^https?:\/\/([^/]*)([^?#]*)/.exec(link.url) ?? []
  const name = path.split('/').findLast((segment) => segment !== '')
  return (name === undefined ? host : decoded(name)).slice(0, maxTitleLength)
}

function decoded(name: string): string {
  if (!name.includes('%')) return name
  try {
    return decodeURIComponent(name).trim() || name
  } catch {
    return name
  }
}
