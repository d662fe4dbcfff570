import { describe, expect, test } from 'vitest'
import type { NoticedLink } from '../../../../electron/engine/model/notices/notice.ts'
import {
  type Condition,
  type Findings,
  type IsMuted,
  type Known,
  notable,
} from '../../../../electron/engine/notify/notable.ts'

const hour = 3_600_000
const nobody = () => false
const none: ReadonlyMap<string, Known> = new Map()

const failed: Condition = {
  key: 'job:nightly',
  event: 'job-failed',
  subject: 'nightly',
  name: 'Nightly',
  runId: 7,
  detail: 'exit code 1',
}

function looking(at: number, conditions: readonly Condition[], looked = ['job:nightly']): Findings {
  return { at, conditions, looked }
}

/** What is told of findings that come one after the other. */
function toldOf(all: readonly Findings[], isMuted = nobody as Parameters<typeof notable>[2]) {
  let known = none
  return all.map((findings) => {
    const step = notable(known, findings, isMuted)
    known = step.known
    return step.notices.map((notice) => ({
      event: notice.event,
      ...(notice.type === 'state' && { isOver: notice.isOver, lastedMs: notice.at - notice.since }),
    }))
  })
}

describe('what lasts', () => {
  test('is told once, and once more when it is over, with how long it lasted', () => {
    const told = toldOf([
      looking(0, [failed]),
      looking(hour, [failed]),
      looking(2 * hour, []),
      looking(3 * hour, []),
    ])
    expect(told).toEqual([
      [{ event: 'job-failed', isOver: false, lastedMs: 0 }],
      [],
      [{ event: 'job-recovered', isOver: true, lastedMs: 2 * hour }],
      [],
    ])
  })

  test('is told again when it becomes something else, and lasted since it began', () => {
    const timedOut: Condition = { ...failed, event: 'job-timed-out' }
    expect(
      toldOf([looking(0, [failed]), looking(hour, [timedOut]), looking(2 * hour, [])]),
    ).toEqual([
      [{ event: 'job-failed', isOver: false, lastedMs: 0 }],
      [{ event: 'job-timed-out', isOver: false, lastedMs: 0 }],
      [{ event: 'job-recovered', isOver: true, lastedMs: 2 * hour }],
    ])
  })

  test('is not told before its time, and neither is the end of what was not', () => {
    const away: Condition = { ...failed, key: 'network', event: 'network-away', patienceMs: hour }
    const look = (at: number, conditions: readonly Condition[]) =>
      looking(at, conditions, ['network'])
    expect(toldOf([look(0, [away]), look(hour / 2, [])])).toEqual([[], []])
    expect(
      toldOf([look(0, [away]), look(hour, [away]), look(2 * hour, [away]), look(3 * hour, [])]),
    ).toEqual([
      [],
      [{ event: 'network-away', isOver: false, lastedMs: hour }],
      [],
      [{ event: 'network-away', isOver: true, lastedMs: 3 * hour }],
    ])
  })

  test('counts from when it began, where that is known', () => {
    const old: Condition = {
      ...failed,
      key: 'backup',
      event: 'backup-old',
      since: 0,
      patienceMs: 72 * hour,
    }
    const told = toldOf([looking(71 * hour, [old]), looking(73 * hour, [old])])
    expect(told).toEqual([[], [{ event: 'backup-old', isOver: false, lastedMs: 73 * hour }]])
  })

  test('is left alone where nobody looked', () => {
    const told = toldOf([looking(0, [failed]), looking(hour, [], ['job:other'])])
    expect(told[1]).toEqual([])
  })

  test('is told after it was muted, if it still holds, and its end only if it was', () => {
    let isMuted = true
    const muted: IsMuted = (what, id) => isMuted && what === 'job' && id === 'nightly'
    const first = notable(none, looking(0, [failed]), muted)
    expect(first.notices).toEqual([])
    expect(notable(first.known, looking(1, []), nobody).notices).toEqual([])
    isMuted = false
    expect(notable(first.known, looking(1, [failed]), muted).notices).toHaveLength(1)
  })
})

describe('links', () => {
  const link = (id: number): NoticedLink => ({
    id,
    title: `Title ${id}`,
    url: `https://pan.quark.cn/s/a${id}`,
    category: '',
    tags: [],
    provider: 'quark',
    state: 'expired',
    code: 'quark.41006',
    reason: '',
  })
  const nothing = { count: 0, links: [] }
  const changed = {
    died: nothing,
    'title-gone': nothing,
    replaceable: nothing,
    revived: nothing,
    doubted: nothing,
  }
  const findings = (links: NonNullable<Findings['links']>): Findings => ({
    at: 0,
    links,
    conditions: [],
    looked: [],
  })

  test('that changed are one notice each kind, what was named and what was counted', () => {
    const links = {
      runId: 3,
      jobId: 'check',
      changed: { ...changed, died: { count: 9, links: [link(1), link(2)] } },
    }
    const { notices } = notable(none, findings(links), nobody)
    expect(notices).toMatchObject([{ event: 'died', count: 9, links: [{ id: 1 }, { id: 2 }] }])
  })

  test('of a job that is muted are not told', () => {
    const links = {
      runId: 3,
      jobId: 'check',
      changed: { ...changed, died: { count: 2, links: [link(1), link(2)] } },
    }
    expect(notable(none, findings(links), (kind) => kind === 'job').notices).toEqual([])
  })

  test('that did not change are no news', () => {
    expect(notable(none, findings({ runId: 3, jobId: 'check', changed }), nobody).notices).toEqual(
      [],
    )
  })
})
