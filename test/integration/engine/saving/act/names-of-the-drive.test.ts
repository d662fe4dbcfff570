import { afterEach, beforeEach, expect, test } from 'vitest'
import { node, SavingHarness, taskOf } from '../../../../support/saving/saving-harness.ts'
import { refusal } from '../../../../support/saving/simulated-answers.ts'
import type { SharedNode } from '../../../../support/saving/simulated-nodes.ts'

let harness: SavingHarness

const share = (...tree: SharedNode[]) =>
  harness.drive.shares.set('share1', { pwd_id: 'share1', passcode: '', tree })
const files = () => harness.drive.list().flatMap(({ dir, path }) => (dir ? [] : [path]))
const tvMagic = { kind: 'pattern', pattern: '$TV_MAGIC', replacement: '' } as const
const asked = (call: string) => harness.exchanges.filter(({ path }) => path.endsWith(call)).length

/** Like the drive that showed `Berry's.zip` as `Berry&#39;s.zip`: https://github.com/OpenListTeam/OpenList/issues/2003 */
function writesInItsOwnWay(call: string): void {
  harness.answering = (exchange) => {
    if (!exchange.path.endsWith(call)) return undefined
    const answer = harness.drive.answer(exchange)
    for (const child of harness.drive.find('/影视/北风')?.children ?? []) {
      child.name = child.name.replace("'", '&#39;').trim()
    }
    return answer
  }
}

beforeEach(async () => {
  harness = await SavingHarness.start()
})

afterEach(() => harness[Symbol.asyncDispose]())

test('what the drive saves under another name is known, and saved once', async () => {
  share(node("Berry's.mp4", undefined, 100), node('第2集.mp4 ', undefined, 200))
  writesInItsOwnWay('/save')
  expect(await harness.run(taskOf('share1'))).toMatchObject({ kind: 'saved', failed: [] })
  expect(await harness.run(taskOf('share1'))).toMatchObject({ kind: 'nothing-new' })
  expect(files()).toEqual(['/影视/北风/Berry&#39;s.mp4', '/影视/北风/第2集.mp4'])
})

test('what the drive renames in its own way is renamed once', async () => {
  share(node('第1集.mp4'))
  writesInItsOwnWay('/rename')
  const task = taskOf('share1', { naming: { kind: 'episode', name: "Berry's E[]" } })
  await harness.run(task)
  expect(await harness.run(task)).toMatchObject({ kind: 'nothing-new' })
  expect(asked('/rename')).toBe(1)
  // Another link to the same episode brings no second one.
  harness.drive.shares.set('share2', { pwd_id: 'share2', passcode: '', tree: [node('1.mp4')] })
  const { share: first, ...rest } = taskOf('share2', { naming: task.naming })
  expect(await harness.run({ ...rest, share: first })).toMatchObject({ kind: 'nothing-new' })
})

test('a share that does not say how large its files are is saved and named', async () => {
  share(node('第1集.mp4'))
  harness.answering = (exchange) =>
    exchange.path.endsWith('/detail')
      ? withoutSizes(JSON.stringify(harness.drive.answer(exchange)?.json))
      : undefined
  const task = taskOf('share1', { naming: tvMagic })
  expect(await harness.run(task)).toMatchObject({ kind: 'saved', failed: [] })
  expect(await harness.run(task)).toMatchObject({ kind: 'nothing-new' })
  expect(harness.store.files(1)).toMatchObject([{ state: 'named' }])
  expect(files()).toEqual(['/影视/北风/北风.S01E1.mp4'])
})

const withoutSizes = (json: string) => ({
  status: 200,
  text: json.replaceAll(/"size":\d+/g, '"size":null'),
})

test('of two files of one name each is saved and named once', async () => {
  share(node('正片.mp4', undefined, 100), node('正片.mp4', undefined, 200))
  const task = taskOf('share1', { naming: { kind: 'sequence', name: '北风.{}' } })
  expect(await harness.run(task)).toMatchObject({
    kind: 'saved',
    failed: [],
    left: [{ name: '正片.mp4', reason: 'same-name' }],
  })
  await harness.run(task)
  expect(await harness.run(task)).toMatchObject({ kind: 'nothing-new' })
  expect(files()).toEqual(['/影视/北风/北风.01.mp4', '/影视/北风/北风.02.mp4'])
})

test('a file that a person puts there meanwhile keeps its name', async () => {
  share(node('第1集.mp4'))
  harness.answering = (exchange) => {
    if (exchange.path.endsWith('/save')) harness.drive.put('/影视/北风/第1集.mp4', false, 7)
    return undefined
  }
  await harness.run(taskOf('share1', { naming: tvMagic }))
  expect(harness.drive.find('/影视/北风/第1集.mp4')?.size).toBe(7)
  expect(harness.drive.find('/影视/北风/北风.S01E1.mp4')?.size).toBe(100)
})

test.each([
  ['a character that no drive takes', '北风: E[]?', 1],
  ['more bytes than a disk holds', `${'北'.repeat(90)}.E[]`, 1],
  ['nothing odd', '北风.E[]', 2],
])('a name with %s that is refused is tried so often: %s', async (_, name, times) => {
  share(node('第1集.mp4'))
  harness.answering = ({ path }) =>
    path.endsWith('/rename') ? refusal(400, 40000, '参数错误') : undefined
  const task = taskOf('share1', { naming: { kind: 'episode', name } })
  expect(await harness.run(task)).toMatchObject({
    kind: 'saved',
    saved: ['/影视/北风/第1集.mp4'],
    failed: [{ details: { words: '参数错误' } }],
  })
  const isOver = times === 1
  expect((await harness.run(task)).kind).toBe(isOver ? 'nothing-new' : 'failed')
  expect(asked('/rename')).toBe(times)
  expect(asked('/save')).toBe(1)
  expect(harness.store.files(1)).toMatchObject([{ state: isOver ? 'named' : 'landed' }])
})

test('a name that is too long for any drive is not given, and the plan says so', async () => {
  share(node('第1集.mp4'))
  const task = taskOf('share1', { naming: { kind: 'episode', name: `${'北'.repeat(260)}.E[]` } })
  expect(await harness.preview(task)).toMatchObject({
    steps: [{ kind: 'make' }, { items: [{ newName: '第1集.mp4', own: 'too-long' }] }],
  })
  await harness.run(task)
  expect(asked('/rename')).toBe(0)
})
