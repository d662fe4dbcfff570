import type { MouseEvent } from 'react'

/** Acts on the first click of a double one: whoever double-clicks a button wants it once. Keys count as no click. */
export const oneClick =
  (act: () => void) =>
  ({ detail }: Pick<MouseEvent, 'detail'>): void => {
    if (detail < 2) act()
  }

/** The same for a button that submits its form. */
export function submitOnce(event: MouseEvent): void {
  if (event.detail > 1) event.preventDefault()
}
