import { expect, test } from 'vitest'
import { openEngine } from '../../../support/engine.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

test('a preview tells which links lead into one’s own network, before they are kept', async () => {
  using folder = temporaryFolder()
  const { engine } = openEngine({ dataFolder: folder.path })
  const own = [
    'http://127.0.0.1:5005/a',
    'http://localhost/b',
    'http://192.168.1.2/',
    'http://[::1]/',
  ]
  const others = ['https://example.com/', 'https://pan.quark.cn/s/a1b2c3d40001', 'http://8.8.8.8/']
  const text = [...own, ...others].join('\n')
  const { newCount, ownNetwork } = await engine.resources.previewImport({ text })
  await engine.stop()
  expect(newCount).toBe(own.length + others.length)
  expect(ownNetwork).toEqual({ count: own.length, urls: own })
})
