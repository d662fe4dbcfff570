import { useLocalStorage } from '@mantine/hooks'
import { z } from 'zod'
import type { ResourceOrder } from '../../../../electron/api/contract/resources.ts'

/** What a row tells beside state and title, in the order of the columns. */
export const columns = [
  'provider',
  'category',
  'beats',
  'code',
  'died',
  'checked',
  'alive',
  'added',
] as const satisfies readonly ResourceOrder[]

export type Column = (typeof columns)[number]

const usual: readonly Column[] = ['beats', 'code', 'died', 'checked', 'alive']

const widths: Record<Column, number> = {
  provider: 108,
  category: 120,
  beats: 94,
  code: 168,
  died: 104,
  checked: 104,
  alive: 62,
  added: 104,
}

/** What is left out first where there is no room. */
const leastWanted = [
  'added',
  'category',
  'provider',
  'checked',
  'alive',
  'beats',
  'died',
  'code',
] as const satisfies readonly Column[]

const leastTitle = 220
const compactBelow = 560
const gap = 12
/** Box, state and menu, in pixels. */
const fixed = [40, 20, 30] as const

export type Layout = {
  /** Two lines a row, and no headings. */
  readonly isCompact: boolean
  readonly columns: readonly Column[]
  /** For `grid-template-columns`. */
  readonly template: string
}

/** Lays out the chosen columns in a list so many pixels wide: those that leave room for the title. */
export function layoutOf(width: number, chosen: readonly Column[]): Layout {
  const [box, state, menu] = fixed
  if (width < compactBelow) {
    return { isCompact: true, columns: [], template: `32px ${state}px minmax(0, 1fr) ${menu}px` }
  }
  let shown = columns.filter((column) => chosen.includes(column))
  const needed = () =>
    [...fixed, leastTitle, ...shown.map((column) => widths[column])].reduce(
      (sum, part) => sum + part + gap,
      gap,
    )
  for (const column of leastWanted) {
    if (needed() <= width) break
    shown = shown.filter((other) => other !== column)
  }
  const parts = shown.map((column) =>
    column === 'code' ? `minmax(${widths.code}px, 0.6fr)` : `${widths[column]}px`,
  )
  const title = `minmax(${leastTitle}px, 1fr)`
  const template = [`${box}px`, `${state}px`, title, ...parts, `${menu}px`].join(' ')
  return { isCompact: false, columns: shown, template }
}

const stored = z.array(z.enum(columns))

/** The columns that were chosen in this browser. */
export function useColumns() {
  return useLocalStorage<readonly Column[]>({
    key: 'link-columns',
    defaultValue: usual,
    getInitialValueInEffect: false,
    deserialize: (text = '[]') => {
      const read = stored.safeParse(JSON.parse(text))
      return read.success ? read.data : usual
    },
  })
}
