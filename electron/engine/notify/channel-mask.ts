import type { Translatable } from '../model/message.ts'
import type { ChannelSettings } from '../model/notices/channel.ts'
import { Mask } from '../model/secrets/mask.ts'
import { oneLine } from '../model/terms/one-line.ts'

// As much of a service's words as anybody reads.
const longestWords = 300

// What is shorter is a word of the address, such as `webhook`.
const shortestPart = 8

/** Makes of words from outside what may be stored and shown: a short line without the secrets of a channel. */
export function channelMask(
  secrets: readonly string[],
  settings: ChannelSettings,
): (words: string) => string {
  const values = secrets.flatMap((name) => {
    const value = settings[name] ?? ''
    return name === 'headers' ? [value, ...secretsInHeaders(value)] : [value, ...secretsIn(value)]
  })
  // A service's words lose their line ends and runs of blanks before they are looked at.
  const mask = new Mask(values.flatMap((value) => [value, value.replaceAll(/\s+/g, ' ')]))
  return (words) => {
    const { cut, text } = mask.hide(words.slice(0, longestWords + mask.longest + 1), longestWords)
    return `${oneLine(text.toWellFormed()).trim()}${cut > 0 ? '…' : ''}`
  }
}

/** The same of a message: of what stands in its places. */
export function maskedText(text: Translatable, masked: (words: string) => string): Translatable {
  if (typeof text === 'string') return masked(text)
  const values = Object.entries(text.values ?? {}).map(([name, value]) => [
    name,
    typeof value === 'number' ? value : maskedText(value, masked),
  ])
  return { key: text.key, values: Object.fromEntries(values) }
}

/** Of an address whatever of it lets in, as it is written and as it is read. */
function secretsIn(value: string): string[] {
  const url = URL.parse(value)
  if (!url) return []
  const parts = [
    ...url.pathname.split('/'),
    ...url.searchParams.values(),
    url.username,
    url.password,
  ].filter((part) => part.length >= shortestPart)
  return parts.flatMap((part) => [part, decoded(part)])
}

/** The value of each `Name: value`, and of `Bearer x` and `Basic x` what comes after the scheme. */
function secretsInHeaders(lines: string): string[] {
  return lines.split('\n').flatMap((line) => {
    const value = /^\s*[\w-]+:\s*(.*?)\s*$/.exec(line)?.[1] ?? ''
    const [, scheme = '', credentials = ''] = /^([\w-]+)\s+(.+)$/.exec(value) ?? []
    if (!/^basic$/i.test(scheme)) return [value, credentials]
    const pair = Buffer.from(credentials, 'base64').toString('utf8')
    return [value, credentials, pair, pair.slice(pair.indexOf(':') + 1)]
  })
}

/** As it is where it is no encoding of anything. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
