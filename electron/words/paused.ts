import type { Words } from './catalogue.ts'
import type { Format } from './format.ts'

/** That all jobs are paused, and until when, if that ends by itself. */
export function pausedText({ t }: Words, format: Format, until: number | null): string {
  return until === null ? t('job.allPaused') : t('pause.until', { time: format.weekday(until) })
}
