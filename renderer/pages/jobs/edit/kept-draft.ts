import { useEffect, useState } from 'react'
import { i18n } from '../../../i18n.ts'
import { noteTyped } from '../../../live/connection.ts'
import { showToast } from '../../../live/toast.tsx'

/** What was typed on pages that were left, by page. It lasts as long as the window. */
export class Drafts<Draft> {
  readonly #kept = new Map<string, Draft>()
  #release = () => {}

  get(page: string): Draft | undefined {
    return this.#kept.get(page)
  }

  keep(page: string, draft: Draft): void {
    this.#kept.set(page, draft)
    this.#release = noteTyped(this)
  }

  forget(page: string): void {
    this.#kept.delete(page)
    if (this.#kept.size === 0) this.#release()
  }
}

/** The draft of a page: as it was left, else as it begins. Whoever leaves it is told that it is kept. */
export function useKeptDraft<Draft>(drafts: Drafts<Draft>, page: string, begin: () => Draft) {
  const [draft, setDraft] = useState(() => drafts.get(page) ?? begin())
  useEffect(
    () => () => {
      if (drafts.get(page) !== undefined) showToast(i18n.t('draft.kept'))
    },
    [drafts, page],
  )
  const change = (next: Draft) => {
    drafts.keep(page, next)
    setDraft(next)
  }
  return [draft, change] as const
}
