import { describe, expect, test } from 'vitest'
import type { Run } from '../../../../../electron/api/contract/runs.ts'
import { durationOf } from '../../../../../electron/words/outcome.ts'
import { beats, patchJob, pausedRun } from '../../../../../renderer/live/run/run-cache.ts'
import { notePace, timeLeft } from '../../../../../renderer/live/run/run-pace.ts'
import { matching, showAll } from '../../../../../renderer/pages/run/log-filter.ts'
import { shownJob } from '../../../../support/jobs/shown-job.ts'

const run: Run = {
  id: 7,
  jobId: 'a',
  cause: 'manual',
  occurrence: null,
  scheduledAt: 1000,
  startedAt: 1000,
  finishedAt: null,
  outcome: null,
  done: 0,
  total: 100,
  error: '',
  summary: null,
}

const job = shownJob({
  kind: 'built-in',
  canPause: true,
  canDelete: false,
  recentRuns: Array.from({ length: beats }, (_, index) => ({
    ...run,
    id: 100 + index,
    outcome: 'succeeded' as const,
  })),
})

describe('a job hears of its run', () => {
  test('while it runs', () => {
    expect(patchJob(job, run).running).toBe(run)
  })

  test('when it ended, once, and the strip keeps its length', () => {
    const ended: Run = { ...run, outcome: 'failed', finishedAt: 5000 }
    const once = patchJob({ ...job, running: run }, ended)
    expect(once.running).toBeNull()
    expect(once.recentRuns).toHaveLength(beats)
    expect(once.recentRuns.at(-1)).toBe(ended)
    expect(patchJob(once, ended).recentRuns).toEqual(once.recentRuns)
  })

  test('the end of another run leaves the one under way', () => {
    const missed: Run = { ...run, id: 8, outcome: 'missed' }
    expect(patchJob({ ...job, running: run }, missed).running).toBe(run)
  })
})

describe('the run a half-done job goes on from', () => {
  const paused: Run = { ...run, id: 9, outcome: 'interrupted', done: 12 }
  const later: Run = { ...run, id: 10, outcome: 'succeeded' }
  const recentRuns = [{ ...paused, id: 8 }, paused, later]

  test('is the last that was interrupted', () => {
    expect(pausedRun({ ...job, isHalfDone: true, recentRuns })).toBe(paused)
  })

  test('is none once nothing is half done, or it is too long ago', () => {
    expect(pausedRun({ ...job, isHalfDone: false, recentRuns })).toBeUndefined()
    expect(pausedRun({ ...job, isHalfDone: true, recentRuns: [later] })).toBeUndefined()
    expect(patchJob({ ...job, isHalfDone: true }, run).isHalfDone).toBe(false)
  })
})

describe('time left', () => {
  test('is not guessed before anything is known', () => {
    expect(timeLeft(run, 60_000)).toBeNull()
    expect(timeLeft({ ...run, done: 1 }, 2000)).toBeNull()
    expect(timeLeft({ ...run, done: 100 }, 60_000)).toBeNull()
    expect(timeLeft({ ...run, outcome: 'succeeded', done: 50 }, 60_000)).toBeNull()
  })

  test('follows the average while there is nothing better', () => {
    expect(timeLeft({ ...run, done: 50 }, 11_000)).toBe(10_000)
  })

  test('follows the pace of the last minute once it is known', () => {
    const quick = { ...run, id: 9, done: 80 }
    notePace(quick, 2000)
    const slow = { ...quick, done: 90 }
    notePace(slow, 22_000)
    expect(timeLeft(slow, 22_000)).toBe(20_000)
  })
})

test('the duration of a run grows until it ended', () => {
  expect(durationOf(run, 4000)).toBe(3000)
  expect(durationOf({ ...run, finishedAt: 2500 }, 9000)).toBe(1500)
  expect(durationOf({ ...run, startedAt: null }, 9000)).toBeNull()
})

test('the log is filtered by level and text', () => {
  const lines = (['debug', 'info', 'warn', 'error'] as const).map((level, seq) => ({
    seq,
    at: 0,
    level,
    text: `Line ${level}`,
  }))
  const seqs = (filter: typeof showAll) => matching(lines, filter).map(({ seq }) => seq)
  expect(matching(lines, showAll)).toBe(lines)
  expect(seqs({ text: '', level: 'warn' })).toEqual([2, 3])
  expect(seqs({ text: ' LINE i', level: 'debug' })).toEqual([1])
  expect(seqs({ text: 'info', level: 'error' })).toEqual([])
})
