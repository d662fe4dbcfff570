import { openAsBlob } from 'node:fs'
import { copyFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Engine } from '../engine/engine.ts'
import { Refusal } from '../engine/model/refusal.ts'
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
    save: async (token: string, chosen: string | undefined) => {
      const { path, name } = await moves.packed(token)
      const saved = chosen ?? join(host.downloads(), name)
      await copyWhole(path, saved)
      if (chosen === undefined) host.showFile(saved)
      return { path: saved }
    },
    thenRestart: async (planned: Promise<string[]>) => {
      const kept = await planned
      setTimeout(() => host.restart(), restartAfterMs)
      return { kept }
    },
  }
}

/** No half of a file has the name of a whole one. */
async function copyWhole(from: string, to: string): Promise<void> {
  const partial = `${to}.partial`
  try {
    await copyFile(from, partial)
    await rename(partial, to)
  } catch (cause) {
    await rm(partial, { force: true })
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Refusal('FILE_UNWRITABLE', { file: to, reason }, { cause })
  }
}

/** Read from the disk while it is sent. */
async function asFile(path: string, name: string): Promise<File> {
  return new File([await openAsBlob(path)], name, { type: 'application/octet-stream' })
}
