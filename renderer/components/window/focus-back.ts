import { useEffect, useState } from 'react'

/**
 * Gives the focus back to where it was when this was first drawn, once it is gone and nothing else has it; to the page
 * where that is gone too. Mantine does so
 * only for a window that is told to close, and not for one that is no longer drawn.
 */
export function useFocusBack(): void {
  const [before] = useState(() => whereFocusReturns(document.activeElement))
  useEffect(
    () => () => {
      // What is closing takes it along only after this.
      setTimeout(() => {
        const isTaken = document.activeElement !== null && document.activeElement !== document.body
        if (isTaken) return
        const to = before?.isConnected ? before : document.querySelector<HTMLElement>('main h1')
        to?.focus({ preventScroll: true })
      })
    },
    [before],
  )
}

/** A menu goes with the choice that was made in it: its button stays. */
function whereFocusReturns(focused: Element | null): HTMLElement | null {
  const button = focused?.closest('[role="menu"]')?.getAttribute('aria-labelledby')
  const found = button ? document.getElementById(button) : focused
  return found instanceof HTMLElement && found !== document.body ? found : null
}
