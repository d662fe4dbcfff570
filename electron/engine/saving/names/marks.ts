import { blanked, oneOf } from './readable.ts'

/** What a name says of picture, sound, size and origin: none of its numbers counts episodes. */
const technical = oneOf([
  /(?<!\d)(?:4320|2160|1440|1080|720|576|540|480|360)[pi]/giu,
  /(?<![a-z\d])\d{3,4}[pi](?![a-z\d])/giu,
  /(?<!\d)\d{3,4}[x×]\d{3,4}(?!\d)/giu,
  // 4K, 4K60 and 4KHDR.
  /(?<!\d)[248]k(?:\d{2,3}(?!\d))?/giu,
  /(?<![a-z])[hx][ .]?26[456](?!\d)/giu,
  /hd26[45](?!\d)|(?<![a-z\d])3d(?![a-z\d])/giu,
  /(?<![a-z\d])(?:8|10|12)[ -]?bits?(?![a-z])/giu,
  /yuv\d{3}p\d*|(?<![a-z])(?:ma|hi)\d{1,3}p(?![a-z\d])|hdr10/giu,
  /(?<!\d)(?:23\.9\d*|29\.97|59\.94|\d{2,3})[ ]?(?:fps|hz|帧)/giu,
  /(?<!\d)\d+(?:\.\d+)?[ ]?(?:khz|mhz|ghz|kbps|mbps)(?![a-z])/giu,
  /(?<![a-z])(?:aac|e-?ac-?3|ac-?3|dts|dd|ddp|dd\+|flac|truehd|ma|opus)[ .]?(?:[12567]\.[01])?(?![a-z\d])/giu,
  /(?<!^|[\d.])[2567]\.1(?:ch|声道)?(?![\d.])/giu,
  /(?<![\da-z])\d[ ]?audios?(?![a-z])/giu,
  /(?<![\da-z])(?:mp[34]|av1|hevc|avc)(?![\da-z])/giu,
  /(?<![a-z\d.])\d+(?:\.\d+)?[ ]?(?:[kmgt]i?b|[mg])(?![a-z\d])/giu,
  // The sum of a file's bytes, and where it comes from.
  /(?<![a-z\d])(?=[a-f]*\d)(?=\d*[a-f])[a-f\d]{8}(?![a-z\d])/giu,
  /www\.[\w.-]+|(?<![\w-])[\w-]+\.(?:com|net|org)(?![a-z])/giu,
])

// A resolution without its letter, as a name of its own has it.
const bareResolution = /(?<![a-z\d])(?:2160|1080|720|480)(?![a-z\d])/giu

/** The name with spaces in place of what speaks of picture and sound, so that places stay as they are. */
export function withoutMarks(name: string): string {
  return blanked(blanked(name, technical), bareResolution)
}
