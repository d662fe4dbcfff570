import { z } from 'zod'
import { providerSchema } from './provider.ts'

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
