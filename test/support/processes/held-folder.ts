// Holds a data folder and serves its engine, for tests that kill it: node held-folder.ts <folder>

import { claimFolder } from '../../../electron/api/control-socket.ts'
import { createRouter } from '../../../electron/api/router.ts'
import { isRefusal } from '../../../electron/engine/model/refusal.ts'
import { openEngine } from '../engine.ts'
import { noDesktop } from '../server-host.ts'

const [, , dataFolder = ''] = process.argv
try {
  const control = await claimFolder(dataFolder, 'serve')
  const { engine } = openEngine({ dataFolder })
  engine.start()
  control.serve(createRouter({ engine, host: noDesktop }), { write() {} })
  console.log('held')
} catch (error) {
  console.log(isRefusal(error) ? error.code : error)
}
