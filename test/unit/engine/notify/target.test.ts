import { describe, expect, test } from 'vitest'
import {
  type LinksNotice,
  type StateEvent,
  type StateNotice,
  stateEvents,
} from '../../../../electron/engine/model/notices/notice.ts'
import { targetOf } from '../../../../electron/engine/notify/target.ts'

const link = (id: number) => ({
  id,
  title: `Title ${id}`,
  url: `https://pan.quark.cn/s/a${id}`,
  category: '',
  tags: [],
  provider: 'quark' as const,
  state: 'expired' as const,
  code: 'quark.41006',
  reason: '',
})

const died = (...ids: number[]): LinksNotice => ({
  type: 'links',
  event: 'died',
  runId: 5,
  jobId: 'check_resources_links',
  count: ids.length,
  links: ids.map(link),
})

const state = (event: StateEvent, changes: Partial<StateNotice> = {}): StateNotice => ({
  type: 'state',
  event,
  subject: 'a subject',
  name: '',
  runId: null,
  since: 0,
  at: 0,
  isOver: false,
  detail: '',
  ...changes,
})

describe('a notice leads', () => {
  test('of one link to that link, which it copies and mutes', () => {
    expect(targetOf([died(7)])).toEqual({
      path: '/links/7',
      links: 'Title 7 https://pan.quark.cn/s/a7',
      mutable: { kind: 'link', id: '7' },
    })
  })

  test('of several links to their run, and copies each', () => {
    expect(targetOf([died(7, 8)])).toEqual({
      path: '/runs/5',
      links: 'Title 7 https://pan.quark.cn/s/a7\nTitle 8 https://pan.quark.cn/s/a8',
      mutable: null,
    })
  })

  test('of links that are only counted to their run', () => {
    expect(targetOf([{ ...died(7), count: 300 }]).path).toBe('/runs/5')
  })

  test.each<[StateEvent, string]>([
    ['job-failed', '/runs/9'],
    ['job-timed-out', '/runs/9'],
    ['job-missed', '/runs/9'],
    ['backup-failed', '/runs/9'],
    ['drive-login', '/links?provider=a%20subject'],
    ['drive-captcha', '/links?provider=a%20subject'],
  ])('of %s to %s', (event, path) => {
    expect(targetOf([state(event, { runId: 9 })]).path).toBe(path)
  })

  test.each<[StateEvent, string]>([
    ['job-recovered', '/runs?job=a%20subject'],
    ['drive-resting', '/links?provider=a%20subject'],
    ['network-away', '/'],
    ['worker-gone', '/workers'],
    ['backup-old', '/settings/backup'],
    ['backup-failed', '/settings/backup'],
    ['disk-low', '/'],
    ['update-available', '/settings/about'],
  ])('of %s, which no run is about, to %s', (event, path) => {
    expect(targetOf([state(event)]).path).toBe(path)
  })

  test('of a job to what can be muted, and of all else not', () => {
    const mutable = stateEvents.filter((event) => targetOf([state(event)]).mutable !== null)
    expect(mutable).toEqual([
      'job-failed',
      'job-timed-out',
      'job-missed',
      'job-recovered',
      'job-succeeded',
      'saving-saved',
      'saving-failed',
      'saving-login',
      'saving-full',
      'saving-question',
    ])
    expect(targetOf([state('job-failed')]).mutable).toEqual({ kind: 'job', id: 'a subject' })
  })
})

test('several notices of one run lead to it, those of several runs to the overview', () => {
  const failed = state('job-failed', { runId: 5 })
  expect(targetOf([died(7), failed])).toEqual({
    path: '/runs/5',
    links: 'Title 7 https://pan.quark.cn/s/a7',
    mutable: null,
  })
  expect(targetOf([died(7), { ...failed, runId: 6 }]).path).toBe('/')
  expect(targetOf([]).path).toBe('/')
})
