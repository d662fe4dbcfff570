import { commonCrontab, type SavingTask } from '../api/contract/saving.ts'
import type { Words } from './catalogue.ts'
import { triggerWords } from './schedule/schedule-words.ts'

/** When a task runs, or why it never does. */
export function savingTaskText(
  words: Words,
  { endsOn, isPaused, trigger, weekdays }: SavingTask,
): string {
  if (isPaused) return words.t('saving.paused')
  if (weekdays?.length === 0) return words.t('saving.never')
  const common = { kind: 'cron', crontab: commonCrontab } as const
  const schedule = triggerWords(words, trigger ?? common)
  return endsOn === null ? schedule : words.t('saving.until', { schedule, date: endsOn })
}
