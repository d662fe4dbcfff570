import { z } from 'zod'
import { Refusal } from '../model/refusal.ts'
import type { Secrets } from '../model/secrets.ts'

// The name it is kept under.
const name = 'web push key'

const pairSchema = z.object({ publicKey: z.string(), privateKey: z.string() })
type Pair = z.output<typeof pairSchema>

/**
 * The pair by which push services know this Pansentry (RFC 8292), made when it is first asked for. Throws
 * `CHANNEL_KEYLESS` where it cannot be kept.
 */
export async function pushKey(stores: readonly Secrets[]): Promise<Pair> {
  for (const store of stores) {
    const kept = pairSchema.safeParse(parseJson(store.read(name)))
    if (kept.success) return kept.data
  }
  const store = stores.find((each) => each.isAvailable())
  if (!store) throw new Refusal('CHANNEL_KEYLESS', {})
  const { generateVAPIDKeys } = (await import('web-push')).default
  const pair = generateVAPIDKeys()
  store.keep(name, JSON.stringify(pair))
  return pair
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}
