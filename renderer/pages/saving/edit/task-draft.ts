import {
  type Naming,
  namingPresets,
  type SavingTask,
  type SavingTaskDraft,
  savingTaskDraftSchema,
} from '../../../../electron/api/contract/saving.ts'

const unwritten = { name: '', share: '', folder: '' }

/** A task that is about to be written, with what is known of it. */
export function newDraft(known: Partial<SavingTaskDraft> = {}): SavingTaskDraft {
  const usual = savingTaskDraftSchema.parse({ name: '-', share: '-', folder: '-' })
  return { ...usual, ...unwritten, ...known }
}

/** What a person writes of a kept task. */
export function draftOf(task: SavingTask): SavingTaskDraft {
  return savingTaskDraftSchema.parse(task)
}

/** The ways to say what files are called. */
export const namingModes = ['keep', 'preset', 'episode', 'sequence', 'pattern', 'tokens'] as const
export type NamingMode = (typeof namingModes)[number]

export function isPreset(pattern: string): boolean {
  return namingPresets.some((name) => name === pattern)
}

export function namingModeOf(naming: Naming): NamingMode {
  if (naming.kind !== 'pattern') return naming.kind
  if (isPreset(naming.pattern)) return 'preset'
  return naming.pattern === '' && naming.replacement === '' ? 'keep' : 'pattern'
}

/** The naming to start from in another mode; a pattern is kept where the mode has one. */
export function inNamingMode(naming: Naming, mode: NamingMode, title: string): Naming {
  const pattern = 'pattern' in naming && !isPreset(naming.pattern) ? naming.pattern : ''
  switch (mode) {
    case 'keep':
      return { kind: 'pattern', pattern: '', replacement: '' }
    case 'preset':
      return { kind: 'pattern', pattern: '$TV_MAGIC', replacement: '' }
    case 'pattern':
      return { kind: 'pattern', pattern: pattern === '' ? '.*' : pattern, replacement: '' }
    case 'tokens':
      return { kind: 'tokens', pattern, name: '{title} - S{season:00}E{episode:00}' }
    case 'sequence':
      return { kind: 'sequence', name: `${title}.E{}` }
    case 'episode':
      return { kind: 'episode', name: `${title}.E[]` }
  }
}

/** Groups of words as they are written, the words of a group between bars: `1080p|4K`. */
export function groupTexts(groups: readonly (readonly string[])[]): string[] {
  return groups.map((words) => words.join('|'))
}

export function groupsIn(texts: readonly string[]): string[][] {
  return texts
    .map((text) =>
      text
        .split('|')
        .map((word) => word.trim())
        .filter(Boolean),
    )
    .filter((words) => words.length > 0)
}

const days = [1, 2, 3, 4, 5, 6, 7]

/** The weekdays of a task after one was chosen or not; all of them are each day. */
export function weekdaysAfter(
  weekdays: readonly number[] | null,
  day: number,
  isOn: boolean,
): number[] | null {
  const before = weekdays ?? days
  const after = isOn ? [...before, day] : before.filter((each) => each !== day)
  const sorted = [...new Set(after)].toSorted((a, b) => a - b)
  return sorted.length === days.length ? null : sorted
}

/** Names in a text, one a line; what is too long or too many is left out. */
export function namesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line.length <= 400)
    .slice(0, 2000)
}

/** Whether a draft is whole; what its rule says is read by the app. */
export function isWhole(draft: SavingTaskDraft): boolean {
  return savingTaskDraftSchema.safeParse(draft).success
}
