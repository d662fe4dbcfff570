import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Engine } from '../../../../electron/engine/engine.ts'
import type { Policy } from '../../../../electron/engine/model/policy.ts'
import { english, openEngine } from '../../../support/engine.ts'
import { scheduledJob } from '../../../support/jobs/scheduled-job.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const patience = { timeout: 30_000, interval: 100 }

let folder: ReturnType<typeof temporaryFolder>
let engine: Engine
let starts: number

beforeEach(() => {
  folder = temporaryFolder()
  mkdirSync(path('in'))
  starts = 0
})

afterEach(async () => {
  await engine.stop()
  folder[Symbol.dispose]()
})

const path = (...names: string[]) => join(folder.path, ...names)

/** A job that a changed folder starts, and what it does. */
function open(target: string, work: () => void = () => {}, policy: Partial<Policy> = {}): void {
  const event = { kind: 'file', path: target, settleSeconds: 1 } as const
  const job = scheduledJob('it', { kind: 'event', on: [event] }, policy, () => {
    starts++
    work()
    return Promise.resolve()
  })
  engine = openEngine({ dataFolder: path('data'), jobs: [job] }).engine
  engine.start()
}

const change = () => appendFileSync(path('in', 'file'), 'more\n')

/** Changes the folder until a run has begun. */
async function started(times: number): Promise<void> {
  await vi.waitFor(() => expect(starts).toBe(times), { ...patience, interval: 50 })
}

test('a changed folder starts its job, and the history names it', async () => {
  open(path('in'))
  await vi.waitFor(
    () => {
      if (starts === 0) change()
      expect(starts).toBe(1)
    },
    { timeout: 30_000, interval: 3000 },
  )
  const [run] = engine.runs.list({ jobId: 'it', limit: 1 })
  expect(run).toMatchObject({ cause: 'event', occurrence: { kind: 'file', path: path('in') } })
})

test('a storm of changes is one run', async () => {
  open(path('in'))
  await new Promise((resolve) => setTimeout(resolve, 1500))
  for (let index = 0; index < 10_000; index++) writeFileSync(path('in', `${index % 500}`), '')
  await started(1)
  await new Promise((resolve) => setTimeout(resolve, 3000))
  expect(starts).toBe(1)
})

test('a job that writes where it watches does not start itself', async () => {
  open(path('in'), change)
  await new Promise((resolve) => setTimeout(resolve, 1500))
  change()
  await started(1)
  await new Promise((resolve) => setTimeout(resolve, 4000))
  expect(starts).toBe(1)
})

test('jobs that start each other by files are held, with the reason, until something else changes there', async () => {
  mkdirSync(path('out'))
  const job = (id: string, from: string, to: string) =>
    scheduledJob(
      id,
      { kind: 'event', on: [{ kind: 'file', path: path(from), settleSeconds: 1 }] },
      {},
      () => {
        starts++
        appendFileSync(path(to, 'file'), 'more\n')
        return Promise.resolve()
      },
    )
  const jobs = [job('there', 'in', 'out'), job('back', 'out', 'in')]
  engine = openEngine({ dataFolder: path('data'), jobs }).engine
  engine.start()
  await new Promise((resolve) => setTimeout(resolve, 1500))
  change()
  const problems = () => engine.problems.list().map(({ text }) => english(text))
  const isHeld = expect.stringMatching(/10 times in a row/)
  await vi.waitFor(() => expect(problems()).toContainEqual(isHeld), patience)
  expect(starts).toBe(10)
  await new Promise((resolve) => setTimeout(resolve, 2500))
  expect(starts).toBe(10)
  change()
  await vi.waitFor(() => expect(starts).toBeGreaterThan(10), patience)
  expect(problems()).not.toContainEqual(isHeld)
})

test('nothing is watched for a job that a person holds, and everything again when it goes on', async () => {
  open(path('in'))
  engine.jobs.pause('it', true)
  await new Promise((resolve) => setTimeout(resolve, 1500))
  change()
  await new Promise((resolve) => setTimeout(resolve, 3000))
  expect(starts).toBe(0)
  engine.jobs.pause('it', false)
  await new Promise((resolve) => setTimeout(resolve, 1500))
  change()
  await started(1)
})

test('what cannot be watched is a problem of the job', async () => {
  open(path('nowhere', 'file'))
  await vi.waitFor(() => {
    const texts = engine.problems.list().map(({ jobId, text }) => `${jobId}: ${english(text)}`)
    expect(texts).toContainEqual(expect.stringMatching(/^it: .*nowhere is not there/))
  }, patience)
})
