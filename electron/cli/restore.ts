import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { claimFolder } from '../api/control-socket.ts'
import { systemTimeZone } from '../engine/settings.ts'
import { databaseFile, restoreDatabase } from '../engine/storage.ts'
import { fileTime } from '../engine/time/time-text.ts'
import { defineCommand } from './command.ts'
import { CommandError, exitCode } from './exit-code.ts'

export const restore = defineCommand({
  name: 'restore',
  arguments: '<file>',
  options: ['-y, --yes'],
  examples: ['restore ~/.config/Pansentry/backups/pansentry-20261122-013000.db'],
  input: z.object({ file: z.string(), yes: z.boolean().default(false) }),
  async run({ file, yes }, { dataFolder, json, terminal, words }) {
    const backup = resolve(file)
    if (!existsSync(backup)) {
      const values = { file: backup, reason: words.t('systemFault.ENOENT') }
      throw new CommandError('FILE_UNREADABLE', words.t('cli.fileUnreadable', values))
    }
    // Whoever holds the folder has the database open: it must not be changed beneath it.
    const control = await claimFolder(dataFolder, 'cli')
    try {
      const question = words.t('cli.restore.question', { file: backup, dataFolder })
      if (!yes && !(await terminal.confirm(question))) {
        throw new CommandError('NOT_CONFIRMED', words.t('cli.notConfirmed'))
      }
      const database = databaseFile(dataFolder)
      const had = existsSync(database)
      const kept = join(
        dataFolder,
        `pansentry-before-restore-${fileTime(Date.now(), systemTimeZone())}.db`,
      )
      await restoreDatabase(database, backup, kept)
      const answer = { restored: backup, kept: had ? kept : null }
      if (json) terminal.out(JSON.stringify(answer))
      else terminal.out(words.t(had ? 'cli.restore.done' : 'cli.restore.doneNew', { kept }))
      return exitCode.ok
    } finally {
      await control.release()
    }
  },
})
