import { afterEach, beforeEach, expect, test } from 'vitest'
import { node, SavingHarness, taskOf } from '../../../../support/saving/saving-harness.ts'
import { full, ok, refusal } from '../../../../support/saving/simulated-answers.ts'
import type { SimulatedAnswer } from '../../../../support/simulated-drives.ts'

let harness: SavingHarness
/** The drive does what it took on. */
let carriesOut: () => void
let saves: number
let polled: SimulatedAnswer | undefined

const task = taskOf('share1', {
  naming: { kind: 'pattern', pattern: '$TV_MAGIC', replacement: '' },
})
const files = () => harness.drive.list().flatMap(({ dir, path }) => (dir ? [] : [path]))
const steps = () => harness.store.planOf(1)?.steps.map(({ state, step }) => [step.kind, state])

beforeEach(async () => {
  harness = await SavingHarness.start()
  const tree = [node('第1集.mp4'), node('第2集.mp4')]
  harness.drive.shares.set('share1', { pwd_id: 'share1', passcode: '', tree })
  saves = 0
  polled = ok({ task_id: 'slow', status: 0 })
  carriesOut = () => {}
  harness.answering = (exchange) => {
    if (exchange.path.endsWith('/task')) return polled
    if (!exchange.path.endsWith('/save')) return undefined
    saves += 1
    if (saves > 1) return undefined
    carriesOut = () => void harness.drive.answer(exchange)
    return ok({ task_id: 'slow' })
  }
})

afterEach(() => harness[Symbol.asyncDispose]())

test.each<[string, SimulatedAnswer, string]>([
  ['a refusal that nobody knows', refusal(200, 50000, 'inner error'), 'pending'],
  ['an error of the server', refusal(500, 50000, 'inner error'), 'pending'],
  ['HTML', { status: 502, text: '<p>502</p>' }, 'pending'],
  ['that it wants to be left alone', { status: 429, text: '' }, 'fault'],
  ['that nobody is signed in', refusal(401, 31001, 'require login [guest]'), 'fault'],
])('a drive that is asked how far it is and answers %s may still save', async (_, answer, kind) => {
  polled = answer
  expect(await harness.run(task)).toMatchObject({ kind })
  expect(steps()?.[1]).toEqual(['save', 'unknown'])
  polled = ok({ task_id: 'slow', status: 0 })
  expect(await harness.run(task)).toMatchObject({ kind: 'pending' })
  carriesOut()
  polled = undefined
  await harness.run(task)
  expect(await harness.run(task)).toMatchObject({ kind: 'nothing-new' })
  expect(saves).toBe(1)
  expect(files()).toEqual(['/影视/北风/北风.S01E1.mp4', '/影视/北风/北风.S01E2.mp4'])
})

test('a save that is refused by a server at fault is looked for, and not repeated at once', async () => {
  harness.answering = (exchange) => {
    if (!exchange.path.endsWith('/save')) return undefined
    saves += 1
    if (saves > 1) return undefined
    carriesOut = () => void harness.drive.answer(exchange)
    return refusal(500, 50000, 'inner error')
  }
  expect(await harness.run(task)).toMatchObject({ kind: 'pending' })
  carriesOut()
  await harness.run(task)
  expect(saves).toBe(1)
  expect(files()).toEqual(['/影视/北风/北风.S01E1.mp4', '/影视/北风/北风.S01E2.mp4'])
})

test('a folder that cannot be read after a save leaves that open', async () => {
  let isBusy = false
  harness.answering = (exchange) => {
    if (exchange.path.endsWith('/save')) {
      saves += 1
      isBusy = true
    }
    return isBusy && exchange.path.endsWith('/sort') ? { status: 429, text: '' } : undefined
  }
  expect(await harness.run(task)).toMatchObject({ kind: 'fault', details: { kind: 'limited' } })
  expect(steps()?.[1]).toEqual(['save', 'unknown'])
  harness.answering = () => undefined
  await harness.run(task)
  expect(saves).toBe(1)
  expect(files()).toEqual(['/影视/北风/北风.S01E1.mp4', '/影视/北风/北风.S01E2.mp4'])
})

test('what failed while nobody looked is saved again once it can be', async () => {
  polled = { status: 502, text: '' }
  expect(await harness.run(task)).toMatchObject({ kind: 'pending' })
  // The task stays as it ended, though there is room by now.
  const answering = harness.answering
  harness.answering = (exchange) =>
    exchange.query['task_id'] === 'slow' ? full(5) : answering(exchange)
  polled = undefined
  expect(await harness.run(task)).toMatchObject({ kind: 'saved', failed: [] })
  expect(saves).toBe(2)
})

test('a task that the drive knows no more is settled by the folder', async () => {
  polled = refusal(404, 44000, 'task not found')
  expect(await harness.run(task)).toMatchObject({ kind: 'pending' })
  const answering = harness.answering
  harness.answering = (exchange) =>
    exchange.query['task_id'] === 'slow' ? polled : answering(exchange)
  expect(await harness.run(task)).toMatchObject({ kind: 'saved', failed: [] })
  expect(files()).toHaveLength(2)
})

test('a clock that is set back ends no waiting later', async () => {
  harness.answering = ({ path }) => (path.endsWith('/save') ? { status: 502, text: '' } : undefined)
  expect(await harness.run(task)).toMatchObject({ kind: 'pending' })
  harness.answering = () => undefined
  harness.clock.leap(-365 * 24 * 3_600_000)
  expect(await harness.run(task)).toMatchObject({ kind: 'saved', failed: [] })
})
