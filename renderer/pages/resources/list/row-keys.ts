import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useActions } from '../../../live/actions.ts'

type Keys = {
  readonly count: number
  readonly active: number
  readonly move: (index: number, isRange: boolean) => void
  readonly toggle: () => void
  readonly open: () => void
  readonly all: () => void
  readonly none: () => void
  /** What is done to the chosen links, or else to the active one. */
  readonly check: () => void
  readonly copy: () => void
  readonly replace: () => void
  readonly remove: () => void
}

const pageRows = 12

/** The keyboard controls of a list: keys of the page, and for the list itself what is returned. */
export function useRowKeys(keys: Keys) {
  const { t } = useTranslation()
  const { count, active } = keys
  const moveTo = (index: number, isRange: boolean) =>
    keys.move(Math.max(0, Math.min(count - 1, index)), isRange)
  const page = (label: string, key: string, run: () => void) => ({
    group: 'page' as const,
    label,
    keys: key,
    run: () => {
      if (count > 0) run()
    },
  })
  useActions([
    page(t('resources.next'), 'j', () => moveTo(active + 1, false)),
    page(t('resources.previous'), 'k', () => moveTo(active - 1, false)),
    page(t('resources.select'), 'x', keys.toggle),
    page(t('resources.recheck'), 'c', keys.check),
    page(t('resources.open'), 'e', keys.open),
    page(t('replacement.find'), 'r', keys.replace),
    page(t('resources.delete'), 'Delete', keys.remove),
    {
      ...page(t('resources.copyText'), 'mod+C', () => {
        if (!isCopyingText()) keys.copy()
      }),
      isShared: true,
    },
  ])
  return (event: KeyboardEvent<HTMLElement>) => {
    // Buttons inside handle their own keys.
    if (event.target !== event.currentTarget || count === 0) return
    const places: Record<string, number> = {
      ArrowUp: active - 1,
      ArrowDown: active + 1,
      PageUp: active - pageRows,
      PageDown: active + pageRows,
      Home: 0,
      End: count - 1,
    }
    const place = places[event.key]
    if (place !== undefined) moveTo(place, event.shiftKey)
    else if (event.key === ' ') keys.toggle()
    else if (event.key === 'Enter') keys.open()
    else if (event.key === 'Escape') keys.none()
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) keys.all()
    else return
    event.preventDefault()
  }
}

/** Whether the keys that copy mean a text: one that is marked, or that of a field. */
function isCopyingText(): boolean {
  const { activeElement } = document
  const isField =
    activeElement instanceof HTMLTextAreaElement ||
    (activeElement instanceof HTMLInputElement && activeElement.type !== 'checkbox')
  return isField || getSelection()?.toString() !== ''
}
