import { expect, test } from 'vitest'
import { claimFolder } from '../../../electron/api/control-socket.ts'
import { createRouter } from '../../../electron/api/router.ts'
import { CommandLine } from '../../support/command/command-line.ts'
import { openEngine } from '../../support/engine.ts'
import { noDesktop } from '../../support/server-host.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

test('the doctor tells that the system refused a notification of the app that runs', async () => {
  using folder = temporaryFolder()
  const control = await claimFolder(folder.path, 'desktop')
  const { engine } = openEngine({ dataFolder: folder.path })
  let notificationProblem: string | null = 'not allowed for this application'
  const host = { ...noDesktop, notificationProblem: () => notificationProblem }
  control.serve(createRouter({ engine, host }), { write() {} })
  const command = new CommandLine(folder.path)
  const told = await command.json('doctor')
  notificationProblem = null
  const well = await command.json('doctor')
  await engine.stop()
  await control.release()
  const finding = {
    check: 'notifications',
    status: 'warn',
    found: 'not allowed for this application',
  }
  expect(told).toContainEqual(expect.objectContaining(finding))
  expect(well).not.toContainEqual(expect.objectContaining({ check: 'notifications' }))
})
