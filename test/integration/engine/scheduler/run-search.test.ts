import { expect, test } from 'vitest'
import { openEngine, runEnded } from '../../../support/engine.ts'
import { scheduledJob } from '../../../support/jobs/scheduled-job.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const never = { kind: 'cron', crontab: '0 0 1 1 *' } as const

async function filled(dataFolder: string) {
  const clock = new ManualClock('2026-11-22T12:00:00Z')
  let lines: readonly string[] = []
  const work = ({ log }: { log: (level: 'info', text: string) => void }) => {
    for (const line of lines) log('info', line)
    return lines.includes('fails') ? Promise.reject(new Error('broken')) : Promise.resolve()
  }
  const jobs = ['a', 'b'].map((id) => scheduledJob(id, never, {}, work))
  const { engine } = openEngine({ dataFolder, clock, jobs })
  engine.start()
  const run = async (id: string, ...written: string[]) => {
    lines = written
    const { runId } = engine.jobs.run(id)
    const ended = runEnded(engine, runId)
    await clock.pass(60_000)
    await ended
    return runId
  }
  return { engine, run }
}

test('runs are found by job, outcome, cause and date, page by page', async () => {
  using folder = temporaryFolder()
  const { engine, run } = await filled(folder.path)
  const ids = [await run('a', 'x'), await run('b', 'fails'), await run('a', 'fails')]
  const found = (filter: object) =>
    engine.runs.list({ limit: 10, ...filter }).map(({ id }) => ids.indexOf(id))
  expect(found({ jobId: 'a' })).toEqual([2, 0])
  expect(found({ outcome: 'failed' })).toEqual([2, 1])
  expect(found({ outcome: 'failed', jobId: 'a' })).toEqual([2])
  expect(found({ cause: 'schedule' })).toEqual([])
  const [, second, third] = ids.map((id) => engine.runs.get(id).startedAt ?? 0)
  expect(found({ from: second, to: third })).toEqual([1])
  expect(found({ before: ids[2], limit: 1 })).toEqual([1])
  await engine.stop()
})

test('logs are searched newest first, in any case, and literally', async () => {
  using folder = temporaryFolder()
  const { engine, run } = await filled(folder.path)
  const ids = [
    await run('a', 'Disk FULL', '100% done'),
    await run('b', 'nothing'),
    await run('a', '空间不足 disk full'),
  ]
  const found = (text: string, more: object = {}) =>
    engine.runs
      .search({ text, limit: 10, ...more })
      .found.map(({ run: { id }, line }) => [ids.indexOf(id), line.text])
  expect(found('disk full')).toEqual([
    [2, '空间不足 disk full'],
    [0, 'Disk FULL'],
  ])
  expect(found('空间不足')).toHaveLength(1)
  expect(found('0%')).toEqual([[0, '100% done']])
  expect(found('_ull')).toEqual([])
  expect(found('disk', { jobId: 'b' })).toEqual([])
  expect(engine.runs.search({ text: 'disk', limit: 1 })).toMatchObject({ next: ids[2] })
  expect(found('disk', { before: ids[2] })).toEqual([[0, 'Disk FULL']])
  await engine.stop()
})

test('one call looks through a bounded number of lines, and says where to go on', async () => {
  using folder = temporaryFolder()
  const { engine, run } = await filled(folder.path)
  const many = Array.from({ length: 60_000 }, (_, index) => `line ${index}`)
  await run('a', 'needle')
  for (let each = 0; each < 2; each++) await run('a', ...many)
  const first = engine.runs.search({ text: 'needle', limit: 10 })
  expect(first.found).toEqual([])
  const rest = engine.runs.search({ text: 'needle', limit: 10, before: first.next ?? 0 })
  expect(rest).toMatchObject({ found: [{ line: { text: 'needle' } }], next: null })
  await engine.stop()
})
