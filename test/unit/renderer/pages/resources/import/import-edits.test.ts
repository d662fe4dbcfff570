import { expect, test } from 'vitest'
import {
  countTaken,
  editList,
  isTaken,
  noEdits,
  withAll,
  withEdit,
} from '../../../../../../renderer/pages/resources/import/import-edits.ts'

test('rows are taken until they are left, one by one or all at once', () => {
  const one = withEdit(noEdits, 3, { isTaken: false })
  expect([isTaken(one, 3), isTaken(one, 4), countTaken(one, 10)]).toEqual([false, true, 9])
  const none = withAll(one, 'left')
  expect([isTaken(none, 4), countTaken(none, 10)]).toEqual([false, 0])
  const single = withEdit(none, 7, { isTaken: true })
  expect([isTaken(single, 7), countTaken(single, 10)]).toEqual([true, 1])
  expect(countTaken(withAll(single, 'taken'), 10)).toBe(10)
})

test('what is written in a row is kept whether it is ticked or not', () => {
  const written = withEdit(withEdit(noEdits, 2, { title: 'A' }), 2, { tags: ['x'] })
  expect(countTaken(written, 5)).toBe(5)
  const back = withAll(withAll(withEdit(written, 2, { isTaken: false }), 'left'), 'taken')
  expect(editList(back)).toEqual([{ row: 2, title: 'A', tags: ['x'] }])
  expect(noEdits.byRow.size).toBe(0)
})
