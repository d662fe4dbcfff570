import { describe, expect, test } from 'vitest'
import {
  chosenBy,
  everythingSelected,
  extend,
  isSelected,
  nothingSelected,
  sizeOf,
  toggle,
} from '../../../../../../renderer/pages/resources/list/selection.ts'

const filter = { health: 'dead' } as const

describe('selection', () => {
  test('a link is turned on and off, and a range begins at it', () => {
    const on = toggle(nothingSelected, 11, 1)
    expect(chosenBy(on, filter)).toEqual({ ids: [11] })
    expect(on.anchor).toBe(1)
    expect(chosenBy(toggle(on, 11, 1), filter)).toBeUndefined()
  })

  test('a range adds to what is chosen and keeps its beginning', () => {
    const range = extend(toggle(nothingSelected, 11, 1), [11, 12, 13])
    expect(chosenBy(range, filter)).toEqual({ ids: [11, 12, 13] })
    expect(range.anchor).toBe(1)
  })

  test('all are what the filter finds, loaded or not, but for those turned off', () => {
    expect(chosenBy(everythingSelected, filter)).toEqual({ filter, except: [] })
    expect(sizeOf(everythingSelected, 100_000)).toBe(100_000)
    const but = toggle(toggle(everythingSelected, 11, 1), 12, 2)
    expect(chosenBy(but, filter)).toEqual({ filter, except: [11, 12] })
    expect(sizeOf(but, 100_000)).toBe(99_998)
    expect([11, 12, 13].map((id) => isSelected(but, id))).toEqual([false, false, true])
    expect(chosenBy(extend(but, [12, 13]), filter)).toEqual({ filter, except: [11] })
  })
})
