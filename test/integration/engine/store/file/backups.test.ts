import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { remedyFor } from '../../../../../electron/engine/store/file/backups.ts'
import { Store } from '../../../../../electron/engine/store/store.ts'
import { temporaryFolder } from '../../../../support/temporary-folder.ts'

test('the newest backup that is whole is named, whatever lies beside it', async () => {
  using folder = temporaryFolder()
  const file = join(folder.path, 'pansentry.db')
  expect(remedyFor(file).reason).toMatch(/no good backup/)
  const backups = join(folder.path, 'backups')
  mkdirSync(backups)
  expect(remedyFor(file).reason).toMatch(/no good backup/)
  const store = new Store(file)
  const names = ['20260101-013000', '20260102-013000', '20260103-013000', '20260104-013000']
  const [, second = '', third = '', fourth = ''] = names.map((name) =>
    join(backups, `pansentry-${name}.db`),
  )
  for (const name of names) await store.backUp(join(backups, `pansentry-${name}.db`), () => {})
  store.close()
  writeFileSync(join(backups, 'zzz.db'), 'no backup')
  writeFileSync(fourth, '')
  truncateSync(third, 20_000)
  expect(remedyFor(file)).toMatchObject({
    reason: expect.stringContaining(`pansentry restore ${second}`),
    because: { key: 'remedy.restore', values: { backup: second } },
  })
})
