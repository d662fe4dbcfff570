import { setTimeout as delay } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { databaseFile } from '../../../electron/engine/storage.ts'
import { between, type TroubleKind } from './trouble.ts'

/** Another program, such as a viewer or a backup of everything, holds the database for a while. */
export const foreignLock: TroubleKind = {
  label: 'foreign lock',
  share: 0.05,
  begin(dataFolder, random) {
    let held: Database.Database | undefined
    const mend = () => {
      held?.close()
      held = undefined
    }
    return {
      now: Date.now,
      async strike() {
        await delay(between(100, 800, random))
        held = new Database(databaseFile(dataFolder), { timeout: 5000 })
        held.exec('BEGIN EXCLUSIVE')
        await delay(between(300, 8000, random))
        if (random() < 0.3) return false
        mend()
        return true
      },
      mend,
      ending: () => (random() < 0.5 ? 'SIGKILL' : 'SIGTERM'),
      close: mend,
    }
  },
}
