import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { followSessionEnd } from '../../../electron/desktop/session-end.ts'
import { resourceListingSchema } from '../../../electron/engine/model/resources/resource-filter.ts'
import { openEngine } from '../../support/engine.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

test('the end of a session closes the store before its window has answered', () => {
  using folder = temporaryFolder()
  const { engine } = openEngine({ dataFolder: folder.path })
  engine.start()
  engine.resources.add({
    title: '黑镜',
    url: 'https://pan.quark.cn/s/a1b2c3d40001',
    passcode: '',
    category: '',
    note: '',
  })
  const { runId } = engine.run('back_up_database')
  const window = new EventEmitter()
  let exits = 0
  followSessionEnd(window, {
    close: () => engine.stopNow(),
    exit: () => {
      exits += 1
    },
  })
  window.emit('session-end', { reasons: ['shutdown'] })
  expect(exits).toBe(1)
  expect(() => engine.runs.get(runId)).toThrow(/not open/)

  const next = openEngine({ dataFolder: folder.path }).engine
  expect(next.runs.get(runId).outcome).toBe('interrupted')
  expect(next.resources.list(resourceListingSchema.parse({}))).toHaveLength(1)
  next.stopNow()
})

test('what fails as it closes does not keep the process', () => {
  const window = new EventEmitter()
  let exits = 0
  followSessionEnd(window, {
    close() {
      throw new Error('disk full')
    },
    exit: () => {
      exits += 1
    },
  })
  expect(() => window.emit('session-end')).toThrow('disk full')
  expect(exits).toBe(1)
})
