import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PlanTask } from '../../../../../electron/engine/saving/plan/plan-task.ts'
import { node, SavingHarness, taskOf } from '../../../../support/saving/saving-harness.ts'
import { refusal } from '../../../../support/saving/simulated-answers.ts'
import type { SharedNode } from '../../../../support/saving/simulated-nodes.ts'
import type { SimulatedSavingDrive } from '../../../../support/saving/simulated-saving-drive.ts'

const names = [
  '1.mp4',
  '01.mkv',
  '第1集.mp4',
  '第2集.mp4',
  '02.mp4',
  'a.txt',
  '4K',
  '第一季',
  '广告',
]
const nameOf = fc.constantFrom(...names)

/** Trees of a few files and folders; no two of a folder have one name. */
function trees(depth = 2): fc.Arbitrary<SharedNode[]> {
  const inside = depth === 0 ? fc.constant(null) : fc.option(trees(depth - 1), { freq: 1 })
  return fc
    .uniqueArray(fc.record({ name: nameOf, inside }), {
      selector: ({ name }) => name,
      minLength: 1,
      maxLength: 5,
    })
    .map((all) => all.map(({ inside: children, name }) => node(name, children ?? undefined)))
}

const tvMagic = { kind: 'pattern', pattern: '$TV_MAGIC', replacement: '' } as const

const namings = fc.record({
  kind: fc.constant('pattern' as const),
  pattern: fc.constantFrom('', '$TV_MAGIC', '\\.mp4$', '(\\d+)', '第(\\d+)集'),
  replacement: fc.constantFrom(
    '',
    '{TASKNAME}.E{E}.{EXT}',
    '{I}.{EXT}',
    '{II}x{EXT}',
    '1.mp4',
    '第2集.mp4',
  ),
})

const rules = fc.record({
  naming: namings,
  followed: fc.constantFrom('', '4K', '.*', '第一季|4K'),
  isReplaced: fc.boolean(),
  isNamedBelow: fc.boolean(),
  isSuffixIgnored: fc.boolean(),
})

const listed = (drive: SimulatedSavingDrive, task: PlanTask) =>
  drive.list().filter(({ path }) => path.startsWith(`${task.folder}/`))

test('whatever lies in share and folder, a second run finds nothing to do, and no name is there twice', async () => {
  await using harness = await SavingHarness.start()
  let id = 0
  const property = fc.asyncProperty(
    trees(),
    rules,
    fc.uniqueArray(nameOf, { maxLength: 3 }),
    async (tree, rule, present) => {
      id += 1
      const shareId = `any${id}`
      harness.drive.shares.set(shareId, { pwd_id: shareId, passcode: '', tree })
      const task = taskOf(shareId, { id, folder: `/any/${id}`, ...rule })
      for (const name of present) harness.drive.put(`${task.folder}/${name}`, false, 7)
      await harness.run(task)
      const first = listed(harness.drive, task)
      const second = await harness.run(task)
      expect(['nothing-new', 'empty', 'emptied']).toContain(second.kind)
      expect(listed(harness.drive, task)).toEqual(first)
      expect(new Set(first.map(({ path }) => path)).size).toBe(first.length)
      // Nothing of what was there is gone.
      const paths = new Set(first.map(({ path }) => path))
      for (const name of present) expect(paths).toContain(`${task.folder}/${name}`)
      expect(first.filter(({ path }) => path.includes('('))).toEqual([])
    },
  )
  await fc.assert(property, { numRuns: 60, seed: 17 })
})

test('the first plan waits for a person, and says what it is about to do', async () => {
  await using harness = await SavingHarness.start()
  harness.drive.shares.set('share1', { pwd_id: 'share1', passcode: '', tree: [node('第1集.mp4')] })
  const task = taskOf('share1', { naming: tvMagic })
  await harness.run({ ...task, id: 2, folder: '/elsewhere' })
  const plan = harness.store.planOf(2)
  expect(plan).toMatchObject({ state: 'done', question: 'first' })
  expect(plan?.steps.map(({ state, step }) => [step.kind, step.reason, state])).toEqual([
    ['make', 'folder-missing', 'verified'],
    ['save', 'new', 'verified'],
    ['rename', 'named', 'verified'],
  ])
  expect(harness.store.files(2)).toMatchObject([
    { original: '第1集.mp4', name: '北风.S01E1.mp4', state: 'named' },
  ])
})

test('a full drive ends the saving and not the naming', async () => {
  await using harness = await SavingHarness.start()
  const tree = Array.from({ length: 101 }, (_, index) => node(`第${index + 1}集.mp4`))
  harness.drive.shares.set('share1', { pwd_id: 'share1', passcode: '', tree })
  harness.drive.capacity = 100 * 100
  const end = await harness.run(taskOf('share1', { naming: tvMagic }))
  expect(end).toMatchObject({ kind: 'saved', stop: { kind: 'full', missingBytes: 100 } })
  const files = harness.drive.list().filter(({ dir }) => !dir)
  expect(files).toHaveLength(100)
  expect(files.every(({ path }) => path.startsWith('/影视/北风/北风.S01E'))).toBe(true)
})

test('what is saved while its answer is lost is not saved again', async () => {
  await using harness = await SavingHarness.start()
  harness.drive.shares.set('share1', { pwd_id: 'share1', passcode: '', tree: [node('第1集.mp4')] })
  const task = taskOf('share1')
  harness.answering = (exchange) => {
    if (!exchange.path.endsWith('/save')) return undefined
    harness.answering = () => undefined
    // The drive does it later than anybody looks.
    setImmediate(() => {})
    return { status: 200, text: '', reset: true }
  }
  expect(await harness.run(task)).toMatchObject({ kind: 'pending' })
  const saves = () => harness.exchanges.filter(({ path }) => path.endsWith('/save')).length
  expect(saves()).toBe(1)
  // By then it would be there.
  expect(await harness.run(task)).toMatchObject({ kind: 'saved' })
  expect(saves()).toBe(2)
})

test('too many at once are saved in halves', async () => {
  await using harness = await SavingHarness.start()
  const tree = Array.from({ length: 5 }, (_, index) => node(`${index}.mp4`))
  harness.drive.shares.set('share1', { pwd_id: 'share1', passcode: '', tree })
  const sizes: number[] = []
  harness.answering = ({ body, path }) => {
    if (!path.endsWith('/save')) return undefined
    const { length } = JSON.parse(body).fid_list
    sizes.push(length)
    return length > 2 ? refusal(400, 31002, '单次转存文件个数超出用户等级限制') : undefined
  }
  expect(await harness.run(taskOf('share1'))).toMatchObject({ kind: 'saved', failed: [] })
  expect(sizes).toEqual([5, 3, 2, 1, 2])
})

test('a preview changes nothing, and says why each file is left', async () => {
  await using harness = await SavingHarness.start()
  const tree = [node('第1集.mp4'), node('广告.txt')]
  harness.drive.shares.set('share1', { pwd_id: 'share1', passcode: '', tree })
  const end = await harness.preview(taskOf('share1', { naming: tvMagic }))
  expect(end).toMatchObject({ kind: 'planned', question: 'first' })
  expect(harness.drive.list()).toEqual([])
  const plan = harness.store.planOf(1)
  expect(plan?.state).toBe('proposed')
  expect(plan?.left).toEqual([{ folder: '/影视/北风', name: '广告.txt', reason: 'no-match' }])
  expect(plan?.steps.map(({ step }) => step.kind)).toEqual(['make', 'save', 'rename'])
})

test('what a person deleted comes back only when it is wished for', async () => {
  await using harness = await SavingHarness.start()
  const tree = [node('第1集.mp4'), node('第2集.mp4')]
  harness.drive.shares.set('share1', { pwd_id: 'share1', passcode: '', tree })
  const task = taskOf('share1')
  await harness.run(task)
  harness.drive.remove('/影视/北风/第2集.mp4')
  expect(await harness.run(task)).toMatchObject({ kind: 'nothing-new' })
  expect(harness.store.forgetFile(1, tree[1]?.fid ?? '')).toBe(true)
  expect(await harness.run(task)).toMatchObject({ saved: ['/影视/北风/第2集.mp4'] })
})

test('a plan that a person saw is not carried out once the share is another', async () => {
  await using harness = await SavingHarness.start()
  const tree = [node('第1集.mp4')]
  harness.drive.shares.set('share1', { pwd_id: 'share1', passcode: '', tree })
  const task = taskOf('share1')
  const seen = await harness.preview(task)
  tree.push(node('第2集.mp4'))
  const again = await harness.approve(task, seen.kind === 'planned' ? (seen.planId ?? 0) : 0)
  expect(again).toMatchObject({ kind: 'question' })
  expect(harness.drive.list()).toEqual([])
})

// “失败原因是分享码错误，但是实际链接正确”: https://github.com/OzoO0/cloud-auto-save-x/issues/34
test('that a passcode is refused with which the share opened before is believed at the second time', async () => {
  await using harness = await SavingHarness.start()
  harness.drive.shares.set('share1', { pwd_id: 'share1', passcode: '', tree: [node('第1集.mp4')] })
  const task = taskOf('share1')
  const byItself = { isWished: false }
  await harness.run(task)
  const wrong = () => {
    harness.answering = ({ path }) =>
      path.endsWith('/token') ? refusal(404, 41008, '需要提取码') : undefined
  }
  wrong()
  expect(await harness.run(task, undefined, byItself)).toMatchObject({
    kind: 'fault',
    isNews: false,
  })
  harness.answering = () => undefined
  expect(await harness.run(task, undefined, byItself)).toMatchObject({ kind: 'nothing-new' })
  wrong()
  await harness.run(task, undefined, byItself)
  expect(await harness.run(task, undefined, byItself)).toMatchObject({
    kind: 'fault',
    isNews: true,
  })
  expect(await harness.run(task, undefined, byItself)).toEqual({ kind: 'waits', why: 'passcode' })
})

test('a save whose file tokens ran out is asked for once more', async () => {
  await using harness = await SavingHarness.start()
  harness.drive.shares.set('share1', { pwd_id: 'share1', passcode: '', tree: [node('第1集.mp4')] })
  let refused = 0
  harness.answering = ({ path }) =>
    path.endsWith('/save') && (refused += 1) === 1
      ? refusal(403, 41_020, '转存文件token校验异常[1ed4 token校验异常]')
      : undefined
  expect(await harness.run(taskOf('share1'))).toMatchObject({ kind: 'saved', failed: [] })
  const tokens = harness.exchanges.filter(({ path }) => path.endsWith('/token'))
  // The first is that of the question, the second that of the run.
  expect(tokens).toHaveLength(3)
})
