/** What a name says of picture and sound: none of its numbers counts episodes. */
const technical = [
  /(?<![a-z\d])\d{3,4}[pi](?![a-z\d])/giu,
  /(?<!\d)\d{3,4}[x×]\d{3,4}(?!\d)/giu,
  /(?<![a-z\d])[248]k(?![a-z\d])/giu,
  /(?<![a-z])[hx]\.?26[45](?!\d)/giu,
  /(?<![a-z\d])(?:8|10|12)[ -]?bits?(?![a-z])/giu,
  /(?<!\d)(?:(?:23|29|47|59|119)\.\d+|\d{2,3})[ ]?(?:fps|帧)/giu,
  /(?<!\d)\d+(?:\.\d+)?[ ]?(?:khz|mhz|ghz|kbps|mbps)(?![a-z])/giu,
  /(?<![a-z])(?:aac|ac3|eac3|dts|dd|ddp|dd\+|flac|truehd|opus)[ .]?(?:[2567]\.[01])?(?![a-z\d])/giu,
  /(?<![\d.])[2567]\.1(?:ch)?(?![\d.])/giu,
  /(?<![\da-z])(?:mp[34]|av1|hevc|avc)(?![\da-z])/giu,
]

// A resolution without its letter, as a name of its own has it.
const bareResolution = /(?<![a-z\d])(?:2160|1080|720|480)(?![a-z\d])/giu

/** The name with spaces in place of what speaks of picture and sound, so that places stay as they are. */
export function withoutMarks(name: string): string {
  const blank = (found: string) => ' '.repeat(found.length)
  return [...technical, bareResolution].reduce((text, mark) => text.replace(mark, blank), name)
}
