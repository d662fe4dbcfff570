import { expect, test } from 'vitest'
import { refusal } from '../../../../support/refusal.ts'
import { SavingEngine } from '../../../../support/saving/saving-engine.ts'
import { node } from '../../../../support/saving/saving-harness.ts'

/** A task that names by the episode, and what its share holds. */
async function started(preferred: readonly string[], ...names: readonly string[]) {
  const saving = await SavingEngine.start()
  const tree = names.map((name) => node(name))
  saving.drive.shares.set('share1', { pwd_id: 'share1', passcode: '', tree })
  const naming = { kind: 'episode', name: '北风.E[]' } as const
  const id = saving.add('北风', 'share1', { naming, preferred: [...preferred] })
  const there = () => saving.drive.list().filter(({ dir }) => !dir)
  const sources = () => there().map(({ from_share_fid: fid, path }) => [path, fid])
  return { saving, tree, id, sources }
}

test('a better copy takes the place of the saved one, asked for and never the other way round', async () => {
  const { id, saving, sources, tree } = await started(['2160p', '1080p'], '第1集.1080p.mp4')
  await using _ = saving
  await saving.saved(id)
  tree.unshift(node('第1集.720p.mp4'), node('第1集.mkv'))
  await saving.saved(id)
  expect(sources()).toEqual([['/影视/北风/北风.E01.mp4', tree[2]?.fid]])
  expect(saving.state(id)?.last?.end).toMatchObject({ kind: 'nothing-new' })

  tree.unshift(node('第1集.2160p.mkv', undefined, 300))
  await saving.ended(saving.engine.saving.run(id).runId)
  expect(saving.state(id)?.question).toMatchObject({ question: 'bins' })
  await saving.saved(id)
  expect(sources()).toEqual([['/影视/北风/北风.E01.mkv', tree[0]?.fid]])
  expect(saving.drive.bin).toHaveLength(1)
  await saving.saved(id)
  expect(saving.state(id)?.last?.end).toMatchObject({ kind: 'nothing-new' })
})

test('without an order of words nothing takes the place of what was saved', async () => {
  const { id, saving, sources, tree } = await started([], '第1集.720p.mp4')
  await using _ = saving
  await saving.saved(id)
  tree.unshift(node('第1集.2160p.mp4'), node('第1集.mkv'))
  await saving.saved(id)
  expect(sources()).toEqual([['/影视/北风/北风.E01.mp4', tree[2]?.fid]])
})

test('a bad copy stays refused for the title, and another takes its place before it goes', async () => {
  const { id, saving, sources, tree } = await started([], '第1集.坏.mp4')
  await using _ = saving
  const { saving: desk } = saving.engine
  await saving.saved(id)
  const bad = tree[0]?.fid ?? ''
  expect(() => desk.refuse(id, 'nothing', true)).toThrow(
    refusal('SAVING_FILE_NOT_FOUND', { id: 'nothing' }),
  )
  desk.refuse(id, bad, true)
  await saving.saved(id)
  // There is nothing better yet.
  expect(sources()).toHaveLength(1)
  tree.unshift(node('第1集.好.mp4'))
  await saving.saved(id)
  expect(sources()).toEqual([['/影视/北风/北风.E01.mp4', tree[0]?.fid]])
  expect(saving.drive.bin).toHaveLength(1)
  const history = desk.history({ taskId: id, before: undefined, limit: 5 })
  expect(history.filter(({ isRefused }) => isRefused)).toMatchObject([{ sourceId: bad }])

  // Another task of that name meets the same file in another share.
  desk.tasks.remove(id)
  const copy = node('第1集.坏.mp4')
  saving.drive.shares.set('share2', { pwd_id: 'share2', passcode: '', tree: [copy] })
  const other = saving.add('北风', 'share2', { folder: '/别处' })
  await saving.saved(other)
  const left = [{ folder: '/别处', name: '第1集.坏.mp4', reason: 'refused' }]
  expect(saving.state(other)?.last?.end).toEqual({ kind: 'nothing-new', left, isQuiet: false })

  desk.refuse(other, null, true)
  await saving.saved(other)
  expect(saving.state(other)).toMatchObject({
    isShareRefused: true,
    last: { end: { kind: 'waits', why: 'refused' } },
  })
  desk.refuse(other, null, false)
  expect(saving.state(other)?.isShareRefused).toBe(false)
  await saving.saved(other)
  expect(saving.state(other)?.last?.end).toEqual({ kind: 'nothing-new', left, isQuiet: false })
})
