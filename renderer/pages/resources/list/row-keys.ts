import type { KeyboardEvent } from 'react'

type Keys = {
  readonly count: number
  readonly active: number
  readonly move: (index: number, isRange: boolean) => void
  readonly toggle: () => void
  readonly open: () => void
  readonly all: () => void
  readonly none: () => void
}

const pageRows = 12

/** The keyboard controls of a list. */
export function useRowKeys(keys: Keys) {
  return (event: KeyboardEvent<HTMLElement>) => {
    const { count, active } = keys
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
    if (place !== undefined) {
      keys.move(Math.max(0, Math.min(count - 1, place)), event.shiftKey)
    } else if (event.key === ' ') keys.toggle()
    else if (event.key === 'Enter') keys.open()
    else if (event.key === 'Escape') keys.none()
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) keys.all()
    else return
    event.preventDefault()
  }
}
