import { expect, test } from 'vitest'
import { SavingEngine } from '../../../../support/saving/saving-engine.ts'
import { node } from '../../../../support/saving/saving-harness.ts'

const day = 24 * 3_600_000

test('a quiet series asks, looks on meanwhile, and is paused only when a person says that it is over', async () => {
  await using saving = await SavingEngine.start()
  const { saving: desk } = saving.engine
  const tree = [node('第1集.mp4')]
  saving.drive.shares.set('share1', { pwd_id: 'share1', passcode: '', tree })
  const id = saving.add('北风', 'share1')
  await saving.saved(id)
  const ran = async () => {
    await saving.ended(desk.run(id).runId)
    return saving.state(id)
  }
  expect(await ran()).toMatchObject({ isQuiet: false, last: { end: { isQuiet: false } } })
  await saving.clock.pass(15 * day)
  expect(await ran()).toMatchObject({ isQuiet: true, last: { end: { isQuiet: true } } })
  desk.answerQuiet(id, false)
  expect(await ran()).toMatchObject({ isQuiet: false, last: { end: { isQuiet: false } } })
  await saving.clock.pass(15 * day)
  expect(await ran()).toMatchObject({ isQuiet: true })

  tree.push(node('第2集.mp4'))
  expect(await ran()).toMatchObject({ isQuiet: false, lastFile: { name: '第2集.mp4' } })
  await saving.clock.pass(50 * day)
  desk.answerQuiet(id, true)
  expect(desk.tasks.get(id).isPaused).toBe(true)
  expect(saving.state(id)).toMatchObject({ isQuiet: false, nextAt: null })
})
