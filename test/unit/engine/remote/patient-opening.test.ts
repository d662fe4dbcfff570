import { expect, test } from 'vitest'
import { openPatiently } from '../../../../electron/engine/remote/patient-opening.ts'
import { ManualClock } from '../../../support/manual-clock.ts'

/** Opens something that is away `times` times; the moments at which it was tried, in seconds. */
function opening(times: number) {
  const clock = new ManualClock('2026-01-01T00:00:00Z')
  const start = clock.now()
  const tried: number[] = []
  const failures: unknown[] = []
  const stop = new AbortController()
  const opened = openPatiently(
    async () => {
      tried.push((clock.now() - start) / 1000)
      if (tried.length <= times) throw new Error(`away ${tried.length}`)
      return 'open'
    },
    { clock, failed: (error) => failures.push(error), signal: stop.signal },
  )
  return { clock, failures, opened, stop, tried }
}

test('what is there is opened at once', async () => {
  const { opened, tried } = opening(0)
  expect(await opened).toBe('open')
  expect(tried).toEqual([0])
})

test('what is away is tried again for ever, with pauses that grow to a minute', async () => {
  const { clock, failures, opened, tried } = opening(200)
  await clock.pass(4 * 3_600_000)
  expect(await opened).toBe('open')
  expect(tried.slice(0, 9)).toEqual([0, 1, 3, 7, 15, 31, 63, 123, 183])
  expect(tried).toHaveLength(201)
  expect(failures).toHaveLength(200)
  expect(failures[0]).toEqual(new Error('away 1'))
})

test('who stops waits no longer', async () => {
  const { clock, opened, stop, tried } = opening(Number.POSITIVE_INFINITY)
  await clock.pass(2000)
  stop.abort()
  expect(await opened).toBeUndefined()
  await clock.pass(3_600_000)
  expect(tried).toEqual([0, 1])
})
