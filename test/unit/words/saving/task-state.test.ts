import { expect, test } from 'vitest'
import type { SavingState } from '../../../../electron/api/contract/saving.ts'
import { isShareDead, taskStateOf } from '../../../../electron/words/saving/task-state.ts'

type End = NonNullable<SavingState['last']>['end']
type Known = Parameters<typeof taskStateOf>[1]

const fault = { kind: 'dead', code: 'quark.41012', words: '好友已取消了分享' } as const
const saved = { kind: 'saved', saved: ['/a'], failed: [], isPending: false, left: [] } as const

function known(end: End, change: Partial<NonNullable<Known>> = {}): Known {
  const last = { taskId: 1, runId: 7, begunAt: 1, endedAt: end === null ? null : 2, end }
  return { last, progress: null, question: null, ...change }
}

const going = { isPaused: false }

test('what a run came to is one word', () => {
  expect(taskStateOf(going, undefined, null)).toBe('new')
  expect(taskStateOf(going, known({ ...saved, stop: null }), null)).toBe('fine')
  const full = { kind: 'full', code: 'quark.32003', words: '' } as const
  expect(taskStateOf(going, known({ ...saved, stop: full }), null)).toBe('failing')
  expect(taskStateOf(going, known({ kind: 'pending' }), null)).toBe('waiting')
  expect(taskStateOf(going, known({ kind: 'waits', why: 'complete' }), null)).toBe('complete')
  expect(taskStateOf(going, known({ kind: 'waits', why: 'dead' }), null)).toBe('failing')
  expect(taskStateOf(going, known({ kind: 'waits', why: 'refused' }), null)).toBe('waiting')
  expect(taskStateOf({ isPaused: true }, known({ ...saved, stop: null }), null)).toBe('paused')
})

test('a run under way comes before what waits, and one that was cut short is none', () => {
  const question = { planId: 3, question: 'first' } as const
  expect(taskStateOf(going, known(null, { question }), 7)).toBe('running')
  expect(taskStateOf(going, known(null, { question }), 8)).toBe('question')
  expect(taskStateOf(going, known(null), null)).toBe('new')
})

test('a series that is whole is so whether or not the task stops', () => {
  const progress = {
    have: 12,
    total: 12,
    totalFrom: 'person',
    highest: 12,
    missing: [],
    isComplete: true,
    isGoingOn: false,
  } as const
  const end = { kind: 'nothing-new', left: [], isQuiet: false } as const
  expect(taskStateOf(going, known(end, { progress }), null)).toBe('complete')
  expect(taskStateOf(going, known(end), null)).toBe('fine')
})

test('only the drive says of a share that it is gone', () => {
  const dead = { ...fault, state: 'cancelled' } as const
  expect(isShareDead({ kind: 'fault', details: dead, isNews: true })).toBe(true)
  const lost = { kind: 'network', code: 'network.reset', words: '' } as const
  expect(isShareDead({ kind: 'fault', details: lost, isNews: true })).toBe(false)
  expect(isShareDead({ kind: 'waits', why: 'passcode' })).toBe(false)
})
