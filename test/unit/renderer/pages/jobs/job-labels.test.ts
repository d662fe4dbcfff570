import { expect, test } from 'vitest'
import { hasLabel, labelsOf } from '../../../../../renderer/pages/jobs/job-labels.ts'
import { shownJob } from '../../../../support/jobs/shown-job.ts'

const jobs = [
  shownJob({ id: 'a', labels: ['nas', 'nightly'] }),
  shownJob({ id: 'b', labels: ['nas'] }),
]

test('each label is offered once, in its order', () => {
  expect(labelsOf(jobs)).toEqual(['nas', 'nightly'])
})

test('a label leaves those jobs that have it, and none leaves all', () => {
  const chosen = (label: string) => jobs.filter((job) => hasLabel(job, label)).map(({ id }) => id)
  expect(chosen('nightly')).toEqual(['a'])
  expect(chosen('')).toEqual(['a', 'b'])
  expect(chosen('none')).toEqual([])
})
