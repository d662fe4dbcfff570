import { expect, test } from 'vitest'
import type { FaultKind } from '../../../../electron/engine/model/saving/fault.ts'
import type { TaskEnd } from '../../../../electron/engine/model/saving/task-end.ts'
import { type Known, notable } from '../../../../electron/engine/notify/notable.ts'
import { savingFindings } from '../../../../electron/engine/notify/saving-facts.ts'

const fault = (kind: FaultKind, isNews: boolean): TaskEnd => ({
  kind: 'fault',
  details: { kind, code: 'quark.1', words: '' },
  isNews,
})
const saved: TaskEnd = {
  kind: 'saved',
  saved: ['/影视/北风.E01.mp4', '/影视/北风.E02.mp4'],
  failed: [],
  isPending: false,
  stop: null,
  left: [],
}
const nothing: TaskEnd = { kind: 'nothing-new', left: [], isQuiet: false }
const quiet: TaskEnd = { kind: 'nothing-new', left: [], isQuiet: true }
const asks: TaskEnd = { kind: 'question', planId: 3, question: 'first' }

/** What is told of one run after another, each with how one task ended. */
function told(...ends: readonly TaskEnd[]): string[] {
  let known: ReadonlyMap<string, Known> = new Map()
  return ends.map((end, index) => {
    const found = savingFindings({ id: index + 1 }, [{ taskId: 7, name: '北风', end }])
    const result = notable(known, { ...found, at: index + 1 }, () => false)
    known = result.known
    const events = result.notices.map((notice) =>
      notice.type === 'state' && notice.isOver ? `${notice.event} is over` : notice.event,
    )
    return events.join(', ')
  })
}

test.each<[string, TaskEnd[], string[]]>([
  ['what came, each time', [saved, saved], ['saving-saved', 'saving-saved']],
  [
    'a question once, and no end of it',
    [asks, asks, saved],
    ['saving-question', '', 'saving-saved'],
  ],
  [
    'a quiet series once, until something comes',
    [quiet, quiet, saved],
    ['saving-question', '', 'saving-saved'],
  ],
  [
    'a share that is gone once, and that it works again',
    [fault('dead', true), fault('dead', false), nothing],
    ['saving-failed', '', 'saving-failed is over'],
  ],
  [
    'what may pass by itself only when the run says that it does not',
    [fault('network', false), fault('network', true), fault('network', false), nothing],
    ['', 'saving-failed', '', 'saving-failed is over'],
  ],
  [
    'a sign-in once, and that it is there again',
    [fault('login', true), fault('login', false), nothing],
    ['saving-login', '', 'saving-login is over'],
  ],
  [
    'a full drive once, until something was saved',
    [fault('full', true), nothing, saved],
    ['saving-full', '', 'saving-full is over, saving-saved'],
  ],
])('tells %s', (_, ends, expected) => {
  expect(told(...ends)).toEqual(expected)
})

test('names what came in one message a run, and nothing of a job that is muted', () => {
  const ends = [
    { taskId: 7, name: '北风', end: saved },
    { taskId: 8, name: '三体', end: saved },
  ]
  const found = { ...savingFindings({ id: 1 }, ends), at: 1 }
  expect(notable(new Map(), found, () => false).notices).toMatchObject([
    { event: 'saving-saved', subject: 'save_shares', name: '北风 (2), 三体 (2)', runId: 1 },
  ])
  expect(notable(new Map(), found, () => true).notices).toEqual([])
})
