import type { Format } from '../../../../electron/words/format.ts'

/** `12.3 MB` */
export function inMegabytes(format: Format, bytes: number): string {
  return `${format.number(Math.max(Math.round(bytes / 100_000) / 10, 0.1))} MB`
}
