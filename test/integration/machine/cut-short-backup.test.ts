import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openEngine, openHeldEngine } from '../../../electron/machine/open-engine.ts'
import { noLog } from '../../support/engine.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

test('what a crash left of a backup goes once the folder is held, and no backup does', async () => {
  using folder = temporaryFolder()
  const dataFolder = folder.path
  const backups = join(dataFolder, 'backups')
  mkdirSync(backups)
  const kept = ['my.partial', 'pansentry-20260101-013000.db']
  const left = ['.partial', '.partial-journal', '.partial-wal'].map(
    (end) => `pansentry-20260102-013000.db${end}`,
  )
  for (const name of [...kept, ...left]) writeFileSync(join(backups, name), '')
  // Whoever only looks does not know whether it is being made.
  await openEngine({ dataFolder, log: noLog }).stop()
  expect(readdirSync(backups).toSorted()).toEqual([...kept, ...left])
  const held = await openHeldEngine({ dataFolder, log: noLog })
  await held.stop()
  expect(readdirSync(backups).toSorted()).toEqual(kept)
})
