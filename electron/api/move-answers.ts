import { openAsBlob } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Engine } from '../engine/engine.ts'
import { Refusal } from '../engine/model/refusal.ts'
import { exportTarget, writeExport } from '../engine/storage.ts'
import type { Host } from './host.ts'

// The answer has left by then.
const restartAfterMs = 300

/** What the calls about backups and moves need beside the engine: files as answers, and a new start. */
export function createMoveAnswers({ moves }: Engine, host: Host) {
  return {
    backupFile: async (name: string) => asFile(await moves.backups.path(name), name),
    movedFile: async (token: string) => {
      const { path, name } = await moves.packed(token)
      return asFile(path, name)
    },
    save: async (token: string, chosen: string | undefined, replaces: boolean) => {
      const { path, name } = await moves.packed(token)
      const file = chosen ?? join(host.downloads(), name)
      const target = await exportTarget(file, moves.dataFolder)
      if (chosen !== undefined && target.exists && !replaces)
        throw new Refusal('FILE_EXISTS', { file })
      await writeExport(target.path, (partial) => copyFile(path, partial))
      if (chosen === undefined) host.showFile(file)
      return { path: file }
    },
    thenRestart: async (planned: Promise<string[]>) => {
      const kept = await planned
      setTimeout(() => host.restart(), restartAfterMs)
      return { kept }
    },
  }
}

/** Read from the disk while it is sent. */
async function asFile(path: string, name: string): Promise<File> {
  return new File([await openAsBlob(path)], name, { type: 'application/octet-stream' })
}
