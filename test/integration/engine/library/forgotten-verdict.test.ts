import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Imports } from '../../../../electron/engine/library/imports.ts'
import { Resources } from '../../../../electron/engine/library/resources.ts'
import { EngineEvents } from '../../../../electron/engine/model/events.ts'
import { judge } from '../../../../electron/engine/model/standing.ts'
import { Store } from '../../../../electron/engine/store/store.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

let folder: ReturnType<typeof temporaryFolder>
let store: Store
let resources: Resources

beforeEach(() => {
  folder = temporaryFolder()
  store = new Store(join(folder.path, 'pansentry.db'))
  const clock = new ManualClock(1)
  const failed = (error: unknown) => {
    throw error
  }
  const imports = new Imports({ store: store.imports, clock, completed: () => {}, failed })
  resources = new Resources(store, new EngineEvents(failed), clock, imports)
})
afterEach(() => {
  store.close()
  folder[Symbol.dispose]()
})

const written = (title: string, share: string) => ({
  title,
  url: `https://pan.quark.cn/s/${share}`,
  passcode: '',
  category: '',
  note: '',
})

test('another share loses the verdict of the old one, another title or passcode keeps it', () => {
  const resource = resources.add(written('one', 'a1b2c3d40001'))
  const { id } = resource
  const verdict = { state: 'deleted', code: 'quark.41011', reason: 'gone' } as const
  const circumstances = { at: 10, runId: null, latencyMs: 12, nextCheckAt: 0 }
  store.checks.record({ resource, verdict, ...judge(resource, verdict, 10, 0), ...circumstances })
  const renamed = { ...written('renamed', 'a1b2c3d40001'), passcode: 'zzzz' }
  expect(resources.edit(id, renamed)).toMatchObject({
    title: 'renamed',
    passcode: 'zzzz',
    isExpired: true,
    state: 'deleted',
  })
  expect(resources.checks(id, 10)).toHaveLength(1)
  expect(resources.edit(id, written('renamed', 'a1b2c3d40002'))).toMatchObject({
    isExpired: false,
    state: null,
    code: '',
    checkedAt: null,
  })
  expect(resources.checks(id, 10)).toEqual([])
})

test('what another system held for dead is imported unchecked, with a code that tells', async () => {
  const csv = [
    'title,url,is_expired',
    'dead,https://pan.quark.cn/s/a1b2c3d40001,1',
    'fine,https://pan.quark.cn/s/a1b2c3d40002,0',
  ].join('\n')
  const { token, newCount } = await resources.previewImport({ text: csv, format: 'csv' })
  expect(newCount).toBe(2)
  await resources.commitImport({ token })
  const listing = { filter: {}, order: 'added', descending: false, limit: 10 } as const
  expect(resources.list(listing).map(({ title, state, code }) => [title, state, code])).toEqual([
    ['dead', null, 'import.expired'],
    ['fine', null, ''],
  ])
})
