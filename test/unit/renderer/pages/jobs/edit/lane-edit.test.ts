import { describe, expect, test } from 'vitest'
import {
  changeLane,
  disorderlyLanes,
  lanesOf,
} from '../../../../../../renderer/pages/jobs/edit/lane-edit.ts'

const lanes = { quark: { pauseMinSeconds: 2, restEvery: 5 }, web: { concurrency: 6 } }

describe('one number of one provider', () => {
  test('is set, and what the form does not show stays', () => {
    expect(changeLane(lanes, 'quark', 'perDay', 100)).toEqual({
      web: { concurrency: 6 },
      quark: { pauseMinSeconds: 2, restEvery: 5, perDay: 100 },
    })
    expect(changeLane(lanes, '115', 'perDay', 0)).toEqual({ ...lanes, '115': { perDay: 0 } })
  })

  test('is given back to the general pace; a provider without any is left out', () => {
    expect(changeLane(lanes, 'quark', 'pauseMinSeconds', null)).toEqual({
      web: { concurrency: 6 },
      quark: { restEvery: 5 },
    })
    expect(changeLane(lanes, 'web', 'concurrency', null)).toEqual({ quark: lanes.quark })
    expect(changeLane(lanes, 'uc', 'perDay', null)).toEqual(lanes)
  })
})

test.each([
  [{ quark: { pauseMinSeconds: 4 } }, ['quark']],
  [{ quark: { pauseMaxSeconds: 0.5 } }, ['quark']],
  [{ quark: { pauseMinSeconds: 4, pauseMaxSeconds: 4 } }, []],
  [{ web: { concurrency: 9 }, uc: { pauseMinSeconds: 3 } }, []],
])('of %o, %o begin later than they end', (some, wrong) => {
  expect(disorderlyLanes(some, { pauseMinSeconds: 1, pauseMaxSeconds: 3 })).toEqual(wrong)
})

test('a general pace out of order is not said of providers that have none of their own', () => {
  const general = { pauseMinSeconds: 5, pauseMaxSeconds: 3 }
  expect(disorderlyLanes({ quark: { pauseMinSeconds: 1 } }, general)).toEqual([])
})

test.each([
  [{ lanes, pauseMinSeconds: 1 }, lanes],
  [{ keep: 7 }, undefined],
  [{ lanes: { mars: {} } }, undefined],
  [null, undefined],
])('the paces among the parameters %o', (params, found) => {
  expect(lanesOf(params)).toEqual(found)
})
