import { expect, test } from 'vitest'
import { runTasks } from '../../../../../electron/engine/saving/run/tasks-run.ts'
import { calm, node, SavingHarness, taskOf } from '../../../../support/saving/saving-harness.ts'

test('what nobody foresaw ends one task, and the next has its turn', async () => {
  await using harness = await SavingHarness.start()
  const ends: string[] = []
  for (const shareId of ['share1', 'share2']) {
    harness.drive.shares.set(shareId, { pwd_id: shareId, passcode: '', tree: [node('1.mp4')] })
  }
  const tasks = [taskOf('share1'), taskOf('share2', { id: 2, folder: '/影视/2', isAsked: false })]
  const drive = harness.port('quark', (url, options) => {
    if (options.body?.includes('share1')) throw new TypeError('nobody foresaw this')
    return harness.request(url, options)
  })
  const { clock, store } = harness
  const { signal } = new AbortController()
  const about = { clock, drive, signal, store, today: '2026-03-11', isWished: true, ...calm }
  const broken = (_: number, error: unknown) => {
    ends.push(String(error))
    return { kind: 'pending' } as const
  }
  for await (const { end } of runTasks(tasks, { ...about, broken })) ends.push(end.kind)
  expect(ends).toEqual(['TypeError: nobody foresaw this', 'pending', 'saved'])
})
