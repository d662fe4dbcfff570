import { expect, test } from 'vitest'
import { OutputBudget } from '../../../../../electron/engine/jobs/output/budget.ts'

/** A budget on a clock of its own, and what came through: lines, and numbers for what did not. */
function budgetAt() {
  const seen: (string | number)[] = []
  const clock = { now: 0 }
  const budget = new OutputBudget(
    { line: (_, text) => seen.push(text), leftOut: (count) => seen.push(count) },
    () => clock.now,
  )
  return { budget, seen, clock }
}

/** Adds up to every line that was written: nothing disappears uncounted. */
const accounted = (seen: readonly (string | number)[]) =>
  seen.reduce<number>((sum, item) => sum + (typeof item === 'number' ? item : 1), 0)

test('what fits goes through as it is', () => {
  const { budget, seen } = budgetAt()
  for (const text of ['a', 'b', 'c']) budget.line('info', text)
  budget.end()
  expect(seen).toEqual(['a', 'b', 'c'])
})

test('a burst is cut, counted where it is missing, and the flow goes on when it calms down', () => {
  const { budget, seen, clock } = budgetAt()
  for (let index = 0; index < 3000; index++) budget.line('info', `burst ${index}`)
  clock.now = 10_000
  budget.line('info', 'calm')
  budget.end()
  expect(seen).toHaveLength(2502)
  expect(seen.slice(2499)).toEqual(['burst 2499', 500, 'calm'])
})

test('a babbler fills no more than its share of a run, and its last words are kept', () => {
  const { budget, seen, clock } = budgetAt()
  for (let index = 0; index < 100_000; index++) {
    clock.now += 10
    budget.line('warn', `line ${index}`)
  }
  budget.end()
  expect(seen).toHaveLength(5000 + 1 + 50)
  expect(seen[5000]).toBe(95_000 - 50)
  expect(seen.at(-1)).toBe('line 99999')
  expect(accounted(seen)).toBe(100_000)
})

test('long lines count by their length', () => {
  const { budget, seen, clock } = budgetAt()
  for (let index = 0; index < 1000; index++) {
    clock.now += 10
    budget.line('info', 'x'.repeat(4000))
  }
  budget.end()
  expect(seen).toHaveLength(500 + 1 + 50)
  expect(accounted(seen)).toBe(1000)
})
