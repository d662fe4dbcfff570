import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Reach } from '../../../../../electron/engine/links/checks/asker.ts'
import {
  checkParams,
  checkParamsAt,
} from '../../../../../electron/engine/links/checks/check-params.ts'
import { planFor } from '../../../../../electron/engine/links/checks/plan.ts'
import { Store } from '../../../../../electron/engine/store/store.ts'
import { temporaryFolder } from '../../../../support/temporary-folder.ts'

const hourMs = 3_600_000
const now = Date.UTC(2026, 0, 1, 12)
const none: Reach = { askers: 0, allowance: 0 }
const three: Reach = { askers: 3, allowance: Number.POSITIVE_INFINITY }

let folder: ReturnType<typeof temporaryFolder>
let store: Store

beforeEach(() => {
  folder = temporaryFolder()
  store = new Store(join(folder.path, 'pansentry.db'))
})

afterEach(() => {
  store.close()
  folder[Symbol.dispose]()
})

/** Of 3,000 links at Quark, with so many machines elsewhere. */
function planned(reach: Reach, leftInAll = Number.POSITIVE_INFINITY, perDay: number | null = null) {
  const params = checkParamsAt(
    checkParams.parse({ lanes: { quark: { perDay } } }),
    store.settings.get(),
  )
  const scope = { startedAt: now, selection: 'unexpired', isBounded: false } as const
  const elsewhere = { reach: () => reach, leftInAll: () => leftInAll }
  return planFor(scope, [{ provider: 'quark', count: 3000 }], params, { store, elsewhere, now })
}

function rest(hours: number): void {
  store.lanes.set('quark', {
    failures: 9,
    openings: 9,
    openUntil: now + hours * hourMs,
    day: 0,
    asked: 0,
  })
}

test('three workers and this machine take a quarter of the time', () => {
  const alone = planned(none)
  const together = planned(three)
  expect([alone.links, together.links]).toEqual([3000, 3000])
  expect(together.seconds).toBe(Math.ceil(alone.seconds / 4))
})

test('each address has its day, and all of them together theirs', () => {
  expect(planned(none, Number.POSITIVE_INFINITY, 500)).toMatchObject({
    links: 500,
    postponed: 2500,
  })
  const more = { askers: 3, allowance: 1400 }
  expect(planned(more, Number.POSITIVE_INFINITY, 500)).toMatchObject({
    links: 1900,
    postponed: 1100,
  })
  expect(planned(more, 800, 500)).toMatchObject({ links: 800, postponed: 2200 })
  expect(planned(three, 0)).toMatchObject({ links: 0, idle: 'day-is-full' })
})

test('where this machine has to leave a drive alone, the workers ask', () => {
  rest(5)
  expect(planned(none)).toMatchObject({ links: 0, postponed: 3000, idle: 'drives-rest' })
  const without = planned(three)
  expect(without).toMatchObject({ links: 3000, idle: null })
  expect(without.seconds).toBeLessThan(5 * 3600)
})
