import { expect, test } from 'vitest'
import { runNotice } from '../../../electron/desktop/notice.ts'
import { Language } from '../../../electron/words/language.ts'

const { translate } = new Language('en')

test.each([
  ['nothing happened', { died: 0, revived: 0 }],
  ['it counted other things', { valid: 3 }],
  ['it reported nothing', null],
])('is silent when %s', (_, summary) => {
  expect(runNotice(summary, [], translate)).toBeNull()
})

test.each([
  [{ died: 1 }, ['Dune'], { title: '1 link died', body: 'Dune' }],
  [
    { died: 2, revived: 1 },
    ['Dune', '三体'],
    { title: '2 links died', body: 'Dune, 三体\n1 link came back' },
  ],
  [{ died: 9 }, ['A', 'B', 'C'], { title: '9 links died', body: 'A, B, C and 6 more' }],
  [{ died: 1 }, ['Dune\nYour bank\u202E'], { title: '1 link died', body: 'Dune Your bank ' }],
  [{ died: 2 }, [], { title: '2 links died', body: '' }],
  [{ revived: 2 }, [], { title: '2 links came back', body: 'Open the dashboard to see which.' }],
])('of %j it says', (summary, titles, notice) => {
  expect(runNotice(summary, titles, translate)).toEqual(notice)
})
