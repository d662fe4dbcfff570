import { isVideo, stemOf } from './stem.ts'

/** How far down in a person's order of words a name stands; 0 is what is wanted most. */
export function placeOf(name: string, preferred: readonly string[]): number {
  const lower = name.toLowerCase()
  const place = preferred.findIndex((word) => lower.includes(word.toLowerCase()))
  return place < 0 ? preferred.length : place
}

/** What names of one episode have in common, whatever the kind of video and the width of their numbers. */
export function episodeKey(name: string): string {
  if (!isVideo(name)) return name
  return stemOf(name).replaceAll(/\d+/g, (digits) => String(Number(digits)))
}

/** How many lines the picture has, as a name says it; 0 where it does not. */
export function linesIn(name: string): number {
  const [, lines, thousands] = /(?<!\d)(?:(\d{3,4})[pi](?![a-z])|([248])k)/iu.exec(name) ?? []
  return lines === undefined ? Number(thousands ?? 0) * 540 : Number(lines)
}
