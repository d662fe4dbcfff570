import { z } from 'zod'
import type { Secrets } from '../model/secrets.ts'
import { parseJson } from '../model/terms/parse-json.ts'

// The name it is kept under.
const name = 'web push key'

const pairSchema = z.object({ publicKey: z.string(), privateKey: z.string() })
type Pair = z.output<typeof pairSchema>

/**
 * The pair by which push services know this Pansentry (RFC 8292), made when it is first asked for. Throws
 * `SECRETS_UNKEPT` where it cannot be kept.
 */
export async function pushKey(secrets: Secrets): Promise<Pair> {
  const kept = pairSchema.safeParse(parseJson(secrets.read(name) ?? ''))
  if (kept.success) return kept.data
  const { generateVAPIDKeys } = (await import('web-push')).default
  const pair = generateVAPIDKeys()
  secrets.keep(name, JSON.stringify(pair))
  return pair
}
