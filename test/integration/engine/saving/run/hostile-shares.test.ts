import { afterEach, beforeEach, expect, test } from 'vitest'
import { node, SavingHarness, taskOf } from '../../../../support/saving/saving-harness.ts'
import type { SharedNode } from '../../../../support/saving/simulated-nodes.ts'

let harness: SavingHarness

const share = (...tree: SharedNode[]) =>
  harness.drive.shares.set('share1', { pwd_id: 'share1', passcode: '', tree })
const paths = () => harness.drive.list().map(({ path }) => path)
const all = {
  followed: '.*',
  naming: { kind: 'pattern', pattern: 'mp4$', replacement: '' },
} as const

beforeEach(async () => {
  harness = await SavingHarness.start()
})

afterEach(() => harness[Symbol.asyncDispose]())

test('no folder of a share leads out of the folder of the task', async () => {
  const inside = () => [node('1.mp4'), node('2.txt')]
  share(node('..', inside()), node('.', inside()), node('a/../../x', inside()), node('z.mp4'))
  expect(await harness.run(taskOf('share1', all))).toMatchObject({
    saved: ['/影视/北风/z.mp4'],
    left: ['..', '.', 'a/../../x'].map((name) => ({ name, reason: 'folder-not-followed' })),
  })
  expect(paths()).toEqual(['/影视', '/影视/北风', '/影视/北风/z.mp4'])
})

test('a folder whose name takes too long is left, and the rest is saved', async () => {
  share(node(`${'a'.repeat(60)}b`, [node('1.mp4')]), node('z.mp4'))
  const end = await harness.run(taskOf('share1', { ...all, followed: '(a+)+$' }))
  expect(end).toMatchObject({ saved: ['/影视/北风/z.mp4'] })
})
