import { openAsBlob } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { textOf } from '../../engine/library/files/encoding.ts'
import { jobsFileTextSchema } from '../../engine/model/moves/jobs-file.ts'
import { CommandError } from '../exit-code.ts'
import type { Session } from '../session.ts'

/** Bytes of the largest text the API takes, four to a character. */
const largestText = (jobsFileTextSchema.maxLength ?? 0) * 4

/** The text of a file or a pipe, or of standard input for `-`; throws `FILE_UNREADABLE`, also for one that has no end. */
export async function readText(file: string, session: Session): Promise<string> {
  if (file === '-') return session.terminal.input()
  try {
    await requireFile(file)
    await using opened = await open(file)
    const pieces: Buffer[] = []
    let size = 0
    for await (const piece of opened.createReadStream({ end: largestText })) {
      pieces.push(piece)
      size += piece.length
    }
    if (size > largestText) throw new Error(tooLarge)
    return textOf(Buffer.concat(pieces))
  } catch (error) {
    throw unreadable(file, error, session)
  }
}

/** A file as it is, of whatever kind; `-` is standard input. Read only when it is wanted. */
export async function openFile(path: string, session: Session): Promise<File> {
  if (path === '-') return new File([await session.terminal.inputBytes()], '')
  try {
    await requireFile(path)
    return new File([await openAsBlob(path)], basename(path))
  } catch (error) {
    throw unreadable(path, error, session)
  }
}

const tooLarge = `It is larger than ${largestText / 1024 / 1024} MB.`

/** A device may have no end. */
async function requireFile(path: string): Promise<void> {
  const found = await stat(path)
  if (!found.isFile() && !found.isFIFO()) throw new Error('It is no file.')
}

function unreadable(file: string, error: unknown, { words }: Session): CommandError {
  const reason = error instanceof Error ? error.message : String(error)
  return new CommandError('FILE_UNREADABLE', words.t('cli.fileUnreadable', { file, reason }))
}
