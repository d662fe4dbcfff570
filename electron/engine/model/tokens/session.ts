import { z } from 'zod'

/** A browser that is signed in. Times are milliseconds since 1970. */
export const sessionSchema = z.object({
  /** The beginning of the digest of what its cookie holds; it opens nothing. */
  id: z.string().regex(/^[\da-f]{16}$/),
  beganAt: z.number(),
  /** To the hour. */
  seenAt: z.number(),
  /** The browser and the system, as far as it tells; empty where it does not. */
  agent: z.string(),
})

export type Session = z.output<typeof sessionSchema>

/** A browser by its user agent, in a few words: `Firefox · Linux`. */
export function agentName(userAgent: string): string {
  const named = (names: readonly (readonly [RegExp, string])[]) =>
    names.find(([pattern]) => pattern.test(userAgent))?.[1]
  return [named(browsers), named(systems)].filter((name) => name !== undefined).join(' · ')
}

// Each names the ones it looks like, too: the most particular first.
const browsers = [
  [/MicroMessenger/, 'WeChat'],
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const
const systems = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
] as const
