import { expect, test } from 'vitest'
import { SavingEngine } from '../../../support/saving/saving-engine.ts'
import { node } from '../../../support/saving/saving-harness.ts'

test('videos that were saved are news until somebody looks, and what lay there before is none', async () => {
  await using engine = await SavingEngine.start()
  const { drive } = engine
  const tree = [node('1.mkv'), node('2.mkv'), node('2.srt')]
  drive.shares.set('share1', { pwd_id: 'share1', passcode: '', tree })
  drive.put('/影视/北风/1.mkv', false, 100)
  const id = engine.add('北风', 'share1')
  await engine.saved(id)
  const { saving } = engine.engine
  expect(saving.news()).toEqual([{ taskId: id, taskName: '北风', name: '2.mkv' }])
  const heard: string[] = []
  const off = engine.engine.events.on(({ type }) => heard.push(type))
  saving.see()
  saving.see()
  off()
  expect(saving.news()).toEqual([])
  expect(heard.filter((type) => type === 'saving')).toHaveLength(1)
  tree.push(node('3.mkv'))
  await engine.clock.pass(1000)
  await engine.saved(id)
  expect(saving.news().map(({ name }) => name)).toEqual(['3.mkv'])
  await engine.reopen()
  expect(engine.engine.saving.news()).toHaveLength(1)
  engine.engine.saving.tasks.remove(id)
  expect(engine.engine.saving.news()).toEqual([])
})
