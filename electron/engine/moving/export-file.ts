import { randomBytes } from 'node:crypto'
import { chmod, lstat, realpath, rm } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path'
import { moveFile } from '../disk/files.ts'
import { isRefusal, Refusal } from '../model/refusal.ts'
import { Fault, systemFault, systemReason } from '../model/refusals/system-fault.ts'

/** What an export may be called in the data folder, where nearly all else is Pansentry's own. */
const exportName = /\.pansentry(?:-jobs\.json|\.tar\.gz)$/

export type ExportTarget = {
  /** Where it will lie, links followed. */
  readonly path: string
  /** Whether a file is there that would be replaced. */
  readonly exists: boolean
}

/**
 * Where an export goes that a person names by an absolute path. Throws `FILE_OWN` for a file of the data folder, and
 * `FILE_UNWRITABLE` for what is no file, such as a folder or a device, or lies in no folder.
 */
export async function exportTarget(file: string, dataFolder: string): Promise<ExportTarget> {
  try {
    const found = await lstat(file).catch(ifAbsent)
    const path =
      (found && (await realpath(file).catch(ifAbsent))) ??
      join(await realpath(dirname(file)), basename(file))
    const inData = relative((await realpath(dataFolder).catch(ifAbsent)) ?? dataFolder, path)
    const isOutside = inData === '..' || inData.startsWith(`..${sep}`) || isAbsolute(inData)
    if (!isOutside && inData !== '' && (inData.includes(sep) || !exportName.test(inData))) {
      throw new Refusal('FILE_OWN', { file })
    }
    const there = await lstat(path).catch(ifAbsent)
    if (there && !there.isFile() && !there.isSymbolicLink()) {
      throw new Fault(systemFault('noFile', {}))
    }
    return { path, exists: there !== undefined }
  } catch (error) {
    throw unwritable(file, error)
  }
}

/**
 * Lets `write` make a file under a name of its own, and gives it the name `file` when it is whole; for its owner alone.
 * Throws `FILE_HELD` or `FILE_UNWRITABLE`, and leaves what was there as it was.
 */
export async function writeExport(
  file: string,
  write: (partial: string) => Promise<void>,
): Promise<void> {
  const partial = `${file}.${randomBytes(4).toString('hex')}.partial`
  try {
    await write(partial)
    await chmod(partial, 0o600)
    await moveFile(partial, file)
  } catch (error) {
    await rm(partial, { force: true })
    throw unwritable(file, error)
  }
}

function ifAbsent(error: unknown): undefined {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
}

function unwritable(file: string, error: unknown): Refusal {
  const cause = isRefusal(error, 'FILE_UNUSABLE') ? error.cause : error
  if (cause instanceof Refusal) return cause
  return new Refusal('FILE_UNWRITABLE', { file, ...systemReason(cause) }, { cause })
}
