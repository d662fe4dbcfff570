import { expect, test } from 'vitest'
import type { ListedJob } from '../../../../../electron/api/contract/jobs.ts'
import type { Run } from '../../../../../electron/api/contract/runs.ts'
import { inOrder, stateOf } from '../../../../../renderer/pages/jobs/job-order.ts'
import { shownJob } from '../../../../support/jobs/shown-job.ts'

const run = (outcome: Run['outcome']): Run => ({
  id: 1,
  jobId: 'a',
  cause: 'schedule',
  occurrence: null,
  scheduledAt: 0,
  startedAt: 0,
  finishedAt: 0,
  outcome,
  done: 0,
  total: 0,
  error: '',
  summary: null,
})
const unavailable: ListedJob = {
  id: 'u',
  kind: 'script',
  name: '',
  isAvailable: false,
  reason: 'unreadable',
  detail: '',
}

test('the check comes first, what fails next, then what runs next', () => {
  const jobs = [
    shownJob({ id: 'never', nextRunAt: null }),
    shownJob({ id: 'late', nextRunAt: 9 }),
    shownJob({ id: 'soon', nextRunAt: 5 }),
    shownJob({ id: 'failing', nextRunAt: 20, recentRuns: [run('failed')] }),
    unavailable,
    shownJob({ id: 'check_resources_links', nextRunAt: 30 }),
  ]
  expect(inOrder(jobs).map(({ id }) => id)).toEqual([
    'check_resources_links',
    'failing',
    'u',
    'soon',
    'late',
    'never',
  ])
})

test.each([
  ['waiting', shownJob({})],
  ['waiting', shownJob({ recentRuns: [run('failed'), run('succeeded')] })],
  ['failing', shownJob({ recentRuns: [run('timed-out'), run('missed')] })],
  ['failing', shownJob({ source: { file: 'a.mjs', isMissing: true } })],
  ['failing', unavailable],
  ['paused', shownJob({ paused: true })],
  ['running', shownJob({ running: run(null), paused: true })],
] as const)('%s', (state, job) => {
  expect(stateOf(job)).toBe(state)
})
