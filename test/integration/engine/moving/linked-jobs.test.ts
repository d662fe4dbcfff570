import { expect, test } from 'vitest'
import { differences, everything, nightly, two } from '../../../support/jobs/two-computers.ts'
import { refusal } from '../../../support/refusal.ts'

const after = (...jobIds: string[]) => ({
  kind: 'event',
  on: jobIds.map((jobId) => ({ kind: 'job', jobId, end: 'succeeded' })),
})

const job = (id: string, trigger: unknown) => ({
  id,
  kind: 'script',
  name: id,
  trigger,
  params: { program: process.execPath },
})

const fileOf = (...jobs: unknown[]) =>
  JSON.stringify({ format: 'pansentry-jobs', version: 1, jobs })

test('jobs that start at the end of others of the same file come with them, in any order', () =>
  two((_, there) => {
    const text = fileOf(job('c', after('b')), job('b', after('a')), job('a', nightly))
    expect(differences(there, text).map(({ id, state }) => [id, state])).toEqual([
      ['c', 'new'],
      ['b', 'new'],
      ['a', 'new'],
    ])
    there.moves.jobsFile.take(everything(there, text))
    expect(there.jobs.get('c').trigger).toEqual(after('b'))
  }))

test('what is chosen is looked at without the rest of the file', () =>
  two((_, there) => {
    const text = fileOf(job('b', after('a')), job('a', nightly))
    const take = (...jobs: string[]) => there.moves.jobsFile.take({ text, jobs, settings: [] })
    expect(() => take('b')).toThrow(refusal('SCHEDULE_INVALID'))
    expect(take('a').jobs).toBe(1)
    expect(take('b').jobs).toBe(1)
  }))

test('one whose forerunner cannot be taken cannot be either', () =>
  two((_, there) => {
    const text = fileOf(
      job('c', after('b')),
      job('b', after('a')),
      { ...job('a', nightly), params: {} },
      job('d', nightly),
    )
    expect(differences(there, text).map(({ code, id }) => [id, code])).toEqual([
      ['c', 'SCHEDULE_INVALID'],
      ['b', 'SCHEDULE_INVALID'],
      ['a', 'JOB_INVALID'],
      ['d', undefined],
    ])
    expect(there.moves.jobsFile.take(everything(there, text)).jobs).toBe(1)
  }))

test('no file closes a circle: not of new jobs, not of changed ones, not with one that is here', () =>
  two((_, there) => {
    const circle = [job('a', after('b')), job('b', after('c')), job('c', after('a'))]
    const refused = (text: string) => differences(there, text).map(({ code }) => code)
    expect(refused(fileOf(...circle))).toContain('SCHEDULE_INVALID')
    expect(refused(fileOf(job('self', after('self'))))).toEqual(['SCHEDULE_INVALID'])
    const open = fileOf(job('a', nightly), job('b', nightly), job('c', after('b')))
    there.moves.jobsFile.take({ text: open, jobs: ['a', 'b', 'c'], settings: [] })
    for (const text of [fileOf(...circle), fileOf(...circle.toReversed())]) {
      expect(refused(text)).toContain('SCHEDULE_INVALID')
      const all = { text, jobs: ['a', 'b', 'c'], settings: [] }
      expect(() => there.moves.jobsFile.take(all)).toThrow(refusal('SCHEDULE_INVALID'))
    }
    expect(refused(fileOf(job('b', after('c'))))).toEqual(['SCHEDULE_INVALID'])
    // The other way round is none: both turn together.
    const turned = fileOf(job('b', after('c')), job('c', nightly))
    expect(there.moves.jobsFile.take(everything(there, turned)).jobs).toBe(2)
    const { undo } = there.moves.jobsFile.take({ text: open, jobs: ['b', 'c'], settings: [] })
    expect(there.moves.jobsFile.restore(undo ?? 0).jobs).toBe(2)
    expect(there.jobs.get('b').trigger).toEqual(after('c'))
  }))
