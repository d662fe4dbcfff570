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

test('of a tree that is too deep everything above is saved, and the folder that is left is named', async () => {
  const deep = (level: number): SharedNode[] => [
    node(`${level}.mp4`),
    ...(level < 25 ? [node(`d${level + 1}`, deep(level + 1))] : []),
  ]
  share(...deep(0))
  const end = await harness.run(taskOf('share1', all))
  const folder = `/影视/北风/${Array.from({ length: 20 }, (_, level) => `d${level + 1}`).join('/')}`
  expect(end).toMatchObject({ kind: 'saved', failed: [] })
  expect(end).toMatchObject({ left: [{ folder, name: 'd21', reason: 'too-deep' }] })
  expect(paths()).toContain(`${folder}/20.mp4`)
  expect(paths()).not.toContain(`${folder}/d21`)
  expect(await harness.run(taskOf('share1', all))).toMatchObject({ kind: 'nothing-new' })
})
