import { expect, test } from 'vitest'
import { SealedSecrets } from '../../../../electron/machine/secrets/sealed-secrets.ts'
import { openEngine } from '../../../support/engine.ts'
import { sampleDrives, sampleHosts } from '../../../support/sample-drives.ts'
import { saveInDemo } from '../../../support/saving/demo-saving.ts'
import { withSaving } from '../../../support/saving/sample-saving.ts'
import { SimulatedSavingDrive } from '../../../support/saving/simulated-saving-drive.ts'
import { SimulatedDrives } from '../../../support/simulated-drives.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

test('the demo has tasks that saved, wait for a yes, ask for a number, and lost their share', async () => {
  using folder = temporaryFolder()
  const drive = new SimulatedSavingDrive()
  await using drives = await SimulatedDrives.start(
    withSaving(
      sampleDrives(() => 'valid'),
      drive,
    ),
    sampleHosts,
  )
  const { origins } = drives
  const today = Date.parse('2026-03-11T12:00:00Z')
  await saveInDemo({ dataFolder: folder.path, origins, drive, today })
  const secrets = new SealedSecrets({ dataFolder: folder.path, environment: {} })
  const { engine } = openEngine({ dataFolder: folder.path, origins, secrets })
  const states = engine.saving.states()
  const named = engine.saving.tasks.list().map(({ id, name }) => {
    const state = states.find(({ taskId }) => taskId === id)
    return [name, state?.question?.question ?? state?.last?.end?.kind]
  })
  expect(named).toEqual([
    ['南山', 'saved'],
    ['长河', 'first'],
    ['雪山之路 第二季', 'unsure'],
    ['海岸线', 'fault'],
  ])
  const files = engine.saving.history({ taskId: undefined, before: undefined, limit: 100 })
  expect(files).toHaveLength(8)
  expect(files.every(({ savedAt }) => savedAt < today)).toBe(true)
  expect(files[0]?.name).toMatch(/^南山\.S01E0[78]\.mkv$/)
  expect(engine.accounts.list()).toMatchObject([{ state: { kind: 'ok' } }])
  await engine.stop()
})
