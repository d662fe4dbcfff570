// Restores a database, and kills itself with SIGKILL before one of its steps on the disk (what it only clears away is none):
// node restore-process.ts <database> <backup> <kept> <step>

import { restoreDatabase } from '../../../electron/engine/store/file/restore.ts'
import { RefusingFiles } from '../disks/refusing-files.ts'

const [, , file = '', backup = '', kept = '', step = ''] = process.argv
let taken = 0
void new RefusingFiles((operation) => {
  if (operation !== 'unlink' && operation !== 'readFile') taken += 1
  if (taken === Number(step)) process.kill(process.pid, 'SIGKILL')
  return undefined
})
await restoreDatabase(file, backup, kept)
