import type { Limit } from './channels/channel.ts'

export type Fitting = Limit & {
  /** `… and N more` */
  readonly moreOf: (count: number) => string
}

/** Lines as one text of what a channel takes: cut at the end of a line, with how many are left out. */
export function fittingText(lines: readonly string[], more: number, limit: Fitting): string {
  const { moreOf, text: most, unit } = limit
  const whole = (kept: number) => {
    const left = lines.length - kept + more
    return [...lines.slice(0, kept), ...(left > 0 ? [moreOf(left)] : [])].join('\n')
  }
  let kept = 0
  let size = 0
  // There may be thousands: each is measured once.
  for (const line of lines) {
    size += sizeOf(line, unit) + 1
    if (size - 1 > most) break
    kept += 1
  }
  while (kept > 0 && sizeOf(whole(kept), unit) > most) kept -= 1
  // Not even one line has room: as much of it as there is.
  return kept === 0 && lines.length > 0 ? cutTo(whole(1), most, unit) : whole(kept)
}

/** One line of what a channel takes. */
export function fittingTitle(title: string, { title: most, unit }: Limit): string {
  return cutTo(title.replaceAll(/\s+/g, ' '), most, unit)
}

function cutTo(text: string, most: number, unit: Limit['unit']): string {
  if (sizeOf(text, unit) <= most) return text
  let cut = ''
  let size = sizeOf('…', unit)
  // By characters, so that none is cut in two.
  for (const character of text) {
    size += sizeOf(character, unit)
    if (size > most) break
    cut += character
  }
  return `${cut}…`
}

function sizeOf(text: string, unit: Limit['unit']): number {
  return unit === 'bytes' ? Buffer.byteLength(text) : text.length
}
