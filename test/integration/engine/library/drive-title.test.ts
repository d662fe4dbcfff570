import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseLink } from '../../../../electron/engine/links/links.ts'
import { fallbackTitle } from '../../../../electron/engine/model/link.ts'
import { judge } from '../../../../electron/engine/model/standing.ts'
import { Store } from '../../../../electron/engine/store/store.ts'
import { openEngine } from '../../../support/engine.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const share = 'https://pan.quark.cn/s/a1b2c3d40001'
const link = parseLink(share)

test('a link that came without a title takes the one its drive tells, and keeps a person’s', async () => {
  using folder = temporaryFolder()
  const { engine } = openEngine({ dataFolder: folder.path })
  const { token } = await engine.resources.previewImport({ text: share })
  await engine.resources.commitImport({ token })
  await engine.stop()

  const store = new Store(join(folder.path, 'pansentry.db'))
  const read = () => {
    const resource = store.resources.get(1)
    if (!resource) throw new Error('It was imported.')
    return resource
  }
  const check = (resource: ReturnType<typeof read>, title: string) => {
    const verdict = { state: 'valid', code: 'quark.0', reason: '', title } as const
    const circumstances = { at: 10, runId: null, latencyMs: 1, nextCheckAt: 0 }
    store.checks.record({ resource, verdict, ...judge(resource, verdict, 10, 0), ...circumstances })
    return read().title
  }
  if (!link) throw new Error('It is a share.')
  expect(read().title).toBe(fallbackTitle(read()))
  const before = read()
  expect(check(before, '三体 全30集')).toBe('三体 全30集')
  expect(check(read(), '三体 全36集')).toBe('三体 全30集')
  // Named by a person while it was asked.
  store.resources.edit(1, { ...before, link, title: 'Mine' }, 20)
  expect(check(before, '三体')).toBe('Mine')
  store.close()
})
