import type { SavedFile } from '../../model/saving/step.ts'
import { DriveFault } from '../drive/drive-fault.ts'
import type { ActContext } from './acted.ts'

// What Windows and the pages of drives take in no name, and what a disk holds at most.
const refusedCharacters = /[\\:*?"<>|\p{Cc}]|^ |[ .]$/u
const mostBytes = 255

/**
 * Gives a file its name. One that is refused and that no drive may ever take is not tried again: the file keeps its own.
 */
export async function rename(
  { drive, store, taskId }: Pick<ActContext, 'drive' | 'store' | 'taskId'>,
  id: string,
  newName: string,
  file: SavedFile | undefined,
): Promise<void> {
  try {
    await drive.rename(id, newName)
  } catch (error) {
    const isRefused = error instanceof DriveFault && error.kind === 'unknown'
    if (file && isRefused && isDoubtful(newName)) {
      store.keepFile(taskId, { ...file, name: file.original, state: 'named' })
    }
    throw error
  }
}

const isDoubtful = (name: string) =>
  refusedCharacters.test(name) || Buffer.byteLength(name) > mostBytes
