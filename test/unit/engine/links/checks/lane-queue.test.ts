import { describe, expect, test } from 'vitest'
import type { OpenLink } from '../../../../../electron/engine/links/checks/asker.ts'
import { Gate } from '../../../../../electron/engine/links/checks/gate.ts'
import { LaneQueue } from '../../../../../electron/engine/links/checks/lane-queue.ts'

const now = Date.parse('2026-11-22T02:00:00Z')
const pace = {
  pauseMinSeconds: 0,
  pauseMaxSeconds: 0,
  restEvery: 10,
  restSeconds: 0,
  concurrency: 1,
  perDay: null,
}

const gate = () => new Gate({ pace, backOffMs: 1000, random: () => 0, isDrive: false }, now)
const link = (id: number): OpenLink => {
  const url = `https://example.com/${id}`
  return { id, url, shareId: url, passcode: '' }
}

/** A lane over `count` links; those whose id `busy` names go through one gate that is taken. */
function lane(count: number, options: { busy?: readonly number[]; hasOneGate?: boolean } = {}) {
  const busyGate = gate()
  busyGate.begin()
  const taken: number[] = []
  let last = 0
  const queue = new LaneQueue(
    {
      hasOneGate: options.hasOneGate ?? false,
      take(limit) {
        const length = Math.min(limit, count - last)
        const chunk = Array.from({ length }, (_, index) => link(last + index + 1))
        last += length
        taken.push(length)
        return chunk
      },
      gateOf: ({ id }) => (options.busy?.includes(id) ? busyGate : gate()),
    },
    count,
  )
  const takeAll = () => {
    const ids: number[] = []
    for (;;) {
      const turn = queue.next(now)
      if (turn.kind !== 'link') return { ids, turn }
      turn.entry.gate.begin()
      ids.push(turn.entry.link.id)
    }
  }
  return { queue, busyGate, taken, takeAll }
}

describe('the queue of a lane', () => {
  test('hands out every link once, in order, and then ends', () => {
    const { ids, turn } = lane(450).takeAll()
    expect(ids).toEqual(Array.from({ length: 450 }, (_, index) => index + 1))
    expect(turn).toEqual({ kind: 'end' })
  })

  test('one host that is busy holds up no other, however few of its links wait', () => {
    const { ids, turn } = lane(450, { busy: [7] }).takeAll()
    expect(ids).toHaveLength(449)
    expect(turn).toEqual({ kind: 'wait', ms: Number.POSITIVE_INFINITY })
  })

  test('of a drive that is busy no more is taken than the first links', () => {
    const busy = Array.from({ length: 450 }, (_, index) => index + 1)
    const { taken, takeAll } = lane(450, { busy, hasOneGate: true })
    expect(takeAll().ids).toEqual([])
    expect(takeAll().ids).toEqual([])
    expect(taken).toEqual([200])
  })

  test('holds no more than a thousand links whose hosts are not ready', () => {
    const busy = Array.from({ length: 5000 }, (_, index) => index + 1)
    const { taken, takeAll } = lane(5000, { busy })
    takeAll()
    expect(taken).toEqual([200, 200, 200, 200, 200])
  })

  test('a deferred link comes again at its time, before the others', () => {
    const { queue } = lane(3)
    const first = queue.next(now)
    if (first.kind !== 'link') throw new Error('no link')
    queue.defer({ ...first.entry, attempt: 2, at: now + 500 })
    expect(queue.next(now)).toMatchObject({ entry: { link: { id: 2 }, attempt: 1 } })
    expect(queue.next(now + 500)).toMatchObject({ entry: { link: { id: 1 }, attempt: 2 } })
    expect(queue.next(now + 500)).toMatchObject({ entry: { link: { id: 3 } } })
  })

  test('says how long to wait for the soonest', () => {
    const { queue, takeAll } = lane(1)
    const first = queue.next(now)
    if (first.kind !== 'link') throw new Error('no link')
    queue.defer({ ...first.entry, at: now + 700 })
    queue.defer({ ...first.entry, at: now + 300 })
    expect(takeAll().turn).toEqual({ kind: 'wait', ms: 300 })
  })

  test('what goes through a gate that gave up is left to others or to the next run', () => {
    const { queue, busyGate, takeAll } = lane(10, { busy: [2, 4] })
    takeAll()
    queue.drop(busyGate)
    expect(queue.next(now)).toEqual({ kind: 'end' })
    expect(queue.rest.map(({ id }) => id)).toEqual([2, 4])
  })
})
