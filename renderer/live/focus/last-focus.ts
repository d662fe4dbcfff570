import { useEffect, useState } from 'react'

// What stands in a portal comes and goes: windows, menus, messages.
const passing = '[data-portal]'

let last: HTMLElement | undefined

let hasMoved = false

/** Takes note that another page was gone to. */
export function noteMove(): void {
  hasMoved = true
}

/** Begins at the heading of a page that was gone to and had to be loaded; one that was opened begins where browsers do. */
export function beginAt(heading: HTMLElement | null): void {
  if (hasMoved && document.activeElement === document.body) heading?.focus({ preventScroll: true })
}

/** Remembers where on the page itself the focus was, for as long as the page is shown. */
export function followFocus(): () => void {
  const note = ({ target }: FocusEvent) => {
    if (target instanceof HTMLElement && !target.closest(passing)) last = target
  }
  document.addEventListener('focusin', note)
  return () => document.removeEventListener('focusin', note)
}

/** The list of a page, where it has one. */
export const mainList = () => document.querySelector<HTMLElement>('main [role=grid]')

/** Puts the focus back there, or where it was before, once nothing has it; where both are gone, on the list or the heading. */
export function returnFocus(before?: HTMLElement): void {
  // What had it is removed by then, and what is next has taken it.
  setTimeout(() => {
    if (document.activeElement !== document.body) return
    const known = [before, last].find((each) => each?.isConnected)
    const place = known ?? mainList() ?? document.querySelector('h1')
    place?.focus({ preventScroll: true })
  })
}

/** Gives the focus back when what has it is closed: to what it was opened from, or to the page. */
export function useReturnedFocus(): void {
  const [before] = useState(openerInPortal)
  useEffect(() => () => returnFocus(before), [before])
}

/** What has the focus in a window, or the button of the menu in which a choice was made: the menu goes with it. */
function openerInPortal(): HTMLElement | undefined {
  const focused = document.activeElement
  const button = focused?.closest('[role=menu]')?.getAttribute('aria-labelledby')
  const opener = button
    ? document.getElementById(button)
    : focused?.closest('[role=dialog]') && focused
  return opener instanceof HTMLElement ? opener : undefined
}
