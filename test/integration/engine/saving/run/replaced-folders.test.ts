import { afterEach, beforeEach, expect, test } from 'vitest'
import { node, SavingHarness, taskOf } from '../../../../support/saving/saving-harness.ts'

let harness: SavingHarness

const task = taskOf('share1', { followed: '4K', isReplaced: true })

beforeEach(async () => {
  harness = await SavingHarness.start()
})

afterEach(() => harness[Symbol.asyncDispose]())

// “用户会不会往深层嵌套文件夹里面放自己的‘重要文件’”: https://github.com/Cp0204/quark-auto-save/pull/67
test.each([
  ['a file of the same name that is another', '第1集.mp4', 7],
  ['a file of their own', 'mine.txt', 7],
  ['something in a folder within', 'extras/mine.txt', 7],
  ['something deep within a folder that the share has too', 'extras/more/mine.txt', 7],
])('a folder into which a person put %s stays', async (_, name, size) => {
  const extras = () => node('extras', [node('x.txt')])
  const tree = [node('4K', [node('第1集.mp4'), node('第2集.mp4'), extras()]), node('x.mp4')]
  harness.drive.shares.set('share1', { pwd_id: 'share1', passcode: '', tree })
  harness.drive.put(`/影视/北风/4K/${name}`, false, size)
  expect(await harness.run(task)).toMatchObject({ kind: 'saved' })
  expect(harness.drive.bin).toEqual([])
  expect(harness.drive.find(`/影视/北风/4K/${name}`)?.size).toBe(size)
  // What is new in it comes all the same.
  expect(harness.drive.find('/影视/北风/4K/第2集.mp4')?.size).toBe(100)
})

test('a folder that holds what the task saved alone is replaced', async () => {
  const tree = [node('4K', [node('第1集.mp4')]), node('x.mp4')]
  harness.drive.shares.set('share1', { pwd_id: 'share1', passcode: '', tree })
  harness.drive.put('/影视/北风/4K/第1集.mp4', false, 100)
  await harness.run(task)
  tree[0]?.children?.push(node('第2集.mp4', undefined, 300))
  await harness.run(task)
  expect(harness.drive.bin.map(({ name }) => name)).toEqual(['4K'])
  expect(harness.drive.find('/影视/北风/4K')?.children.map(({ name }) => name)).toHaveLength(2)
})
