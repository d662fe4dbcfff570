import {
  commonCrontab,
  type SavingLeft,
  type SavingStep,
  type SavingTask,
} from '../../api/contract/saving.ts'
import type { Words } from '../catalogue.ts'
import { weekdayName } from '../schedule/schedule-preset.ts'
import { triggerWords } from '../schedule/schedule-words.ts'

/** When a task runs, or why it never does. */
export function savingTaskText(
  words: Words,
  { endsOn, isPaused, trigger, weekdays }: SavingTask,
): string {
  if (isPaused) return words.t('saving.paused')
  if (weekdays?.length === 0) return words.t('saving.never')
  const common = { kind: 'cron', crontab: commonCrontab } as const
  const always = triggerWords(words, trigger ?? common)
  const schedule =
    weekdays === null || weekdays.length === 7
      ? always
      : words.t('saving.onDays', { schedule: always, days: daysText(words, weekdays) })
  return endsOn === null ? schedule : words.t('saving.until', { schedule, date: endsOn })
}

/** "Mon, Wed", from 1 for Monday. */
function daysText({ language, t }: Words, weekdays: readonly number[]): string {
  const names = weekdays.map((weekday) => weekdayName(weekday, language, true))
  return names.join(t('list.separator'))
}

/** What a step of a plan does, a line each file; a rename that belongs to a save is told with it. */
export function stepTexts(words: Words, step: SavingStep): string[] {
  switch (step.kind) {
    case 'make':
      return [words.t('saving.step.make', { folder: step.folder })]
    case 'save':
      return step.items.map(({ name, newName, own, unsure }) => {
        const key = name === newName ? 'saving.step.save' : 'saving.step.saveAs'
        const text = words.t(key, { name, newName, folder: step.folder })
        if (own) return `${text} – ${words.t(`saving.ownName.${own}`)}`
        return unsure === '' ? text : words.t('saving.step.unsure', { text, episode: unsure })
      })
    case 'rename':
      return step.reason === 'named'
        ? []
        : [words.t('saving.step.rename', { name: step.name, newName: step.newName })]
    case 'bin':
      return [words.t('saving.step.bin', { name: step.name })]
  }
}

/** A file that a plan leaves, and why. */
export function leftText(words: Words, { name, reason }: SavingLeft): string {
  return words.t('saving.leftFile', { name, reason: words.t(`saving.left.${reason}`) })
}
