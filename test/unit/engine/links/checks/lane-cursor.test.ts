import { expect, test } from 'vitest'
import {
  LaneCursor,
  type LaneReader,
} from '../../../../../electron/engine/links/checks/lane-cursor.ts'
import type { Resource } from '../../../../../electron/engine/model/resource.ts'
import { unasked } from '../../../../support/standing.ts'

const resource = (id: number): Resource => ({
  id,
  title: `title ${id}`,
  url: `https://example.com/${id}`,
  provider: 'web',
  shareId: `https://example.com/${id}`,
  passcode: '',
  category: '',
  tags: [],
  note: '',
  state: null,
  health: 'unchecked',
  code: '',
  reason: '',
  checkedAt: null,
  ...unasked,
  finalUrl: '',
  news: null,
  nextCheckAt: id * 1000,
  createdAt: 0,
  archivedAt: null,
  importId: null,
  muted: null,
  override: null,
})

/** A cursor over `count` resources of which `planned` were counted before. */
function open(count: number, planned = count) {
  const positions: unknown[] = []
  const reader: LaneReader = {
    next(after, limit) {
      positions.push(after)
      const length = Math.min(limit, count - after.id)
      return Array.from({ length }, (_, index) => resource(after.id + index + 1))
    },
    among: (ids) => ids.filter((id) => id <= count).map(resource),
  }
  const cursor = new LaneCursor(reader, planned)
  const take = (limit: number) => cursor.take(limit).map(({ id }) => id)
  return { cursor, positions, take }
}

test('hands out what asking needs and no more, in order, each link once', () => {
  const { cursor, positions, take } = open(5)
  expect(cursor.take(1)).toEqual([
    { id: 1, url: 'https://example.com/1', shareId: 'https://example.com/1', passcode: '' },
  ])
  expect(take(3)).toEqual([2, 3, 4])
  expect(cursor.left).toBe(1)
  expect(take(3)).toEqual([5])
  expect(take(3)).toEqual([])
  expect(cursor.left).toBe(0)
  expect(positions).toEqual([
    { dueAt: -1, id: 0 },
    { dueAt: 1000, id: 1 },
    { dueAt: 4000, id: 4 },
  ])
})

test('hands out no more than its quota', () => {
  const { cursor, take } = open(10, 4)
  expect(take(200)).toEqual([1, 2, 3, 4])
  expect(take(200)).toEqual([])
  expect(cursor.left).toBe(0)
})

test('fewer links than were counted leave nothing behind', () => {
  const { cursor, take } = open(2, 5)
  expect(take(200)).toEqual([1, 2])
  expect(cursor.left).toBe(3)
  expect(take(200)).toEqual([])
  expect(cursor.left).toBe(0)
})

test('what is given back counts as left, and goes to whoever takes next', () => {
  const { cursor, take } = open(6)
  const mine = cursor.take(3)
  cursor.settle(1)
  cursor.giveBack(mine)
  expect(cursor.left).toBe(5)
  expect(take(200)).toEqual([2, 3])
  expect(take(200)).toEqual([4, 5, 6])
})

test('a link is settled once, and only while it is taken', () => {
  const { cursor } = open(3)
  const mine = cursor.take(2)
  expect(cursor.settle(1)).toEqual(resource(1))
  expect(cursor.settle(1)).toBeUndefined()
  expect(cursor.settle(3)).toBeUndefined()
  cursor.giveBack(mine)
  expect(cursor.settle(2)).toBeUndefined()
})

test('what an earlier start handed out is claimed before its turn, and passed over when it comes', () => {
  const { cursor, take } = open(6)
  expect(cursor.claim([2, 5, 9]).map(({ id }) => id)).toEqual([2, 5])
  expect(cursor.claim([5])).toEqual([])
  expect(cursor.left).toBe(4)
  expect(take(2)).toEqual([1])
  cursor.settle(2)
  expect(take(200)).toEqual([3, 4])
  expect(take(200)).toEqual([6])
  cursor.giveBack([{ ...resource(5) }])
  expect(take(200)).toEqual([5])
  expect(cursor.left).toBe(0)
})

test('whoever waits hears that there is more, or that nothing can come back', async () => {
  const { cursor } = open(2)
  await expect(cursor.more()).resolves.toBe(true)
  const mine = cursor.take(2)
  const waiting = cursor.more()
  cursor.giveBack(mine)
  await expect(waiting).resolves.toBe(true)
  cursor.take(2)
  const ended = cursor.more()
  cursor.settle(1)
  cursor.settle(2)
  await expect(ended).resolves.toBe(false)
})
