import type { SaveStep, Step } from '../../model/saving/step.ts'
import type { SaveStore, StoredStep } from '../../store/save/saves.ts'
import type { Clock } from '../../time/clock.ts'
import { DriveFault } from '../drive/drive-fault.ts'
import type { SavingDrive } from '../drive/saving-drive.ts'
import { below } from '../plan/sight.ts'
import { FolderViews } from './folder-views.ts'
import { landed } from './landing.ts'
import { awaitDone } from './patience.ts'

type SettleContext = {
  readonly taskId: number
  readonly drive: SavingDrive
  readonly store: SaveStore
  readonly clock: Clock
  readonly signal: AbortSignal
}

type RenameStep = Extract<Step, { readonly kind: 'rename' }>

// For so long a drive may still be at what it was asked before nobody heard its answer.
const underWayMs = 5 * 60_000

/**
 * Finds out by looking into the drive what became of steps that a crash or a lost answer left open. Returns what of the
 * share the drive may still be saving.
 */
export async function settle(context: SettleContext): Promise<ReadonlySet<string>> {
  const { store, taskId } = context
  const settler = new Settler(context)
  const underWay = new Set<string>()
  for (const stored of store.unsettled(taskId)) {
    for (const id of await settler.settle(stored)) underWay.add(id)
  }
  return underWay
}

class Settler {
  readonly #context: SettleContext
  readonly #views: FolderViews

  constructor(context: SettleContext) {
    this.#context = context
    this.#views = new FolderViews(context.drive)
  }

  /** What it may still be saving. */
  async settle(stored: StoredStep): Promise<readonly string[]> {
    const { step } = stored
    switch (step.kind) {
      case 'save':
        return this.#save(stored, step)
      case 'rename':
        await this.#rename(stored, step)
        break
      case 'make':
        this.#set(stored, (await this.#views.id(step.folder)) !== undefined)
        break
      case 'bin': {
        const items = await this.#views.read(step.folder)
        this.#set(stored, !items.some(({ id }) => id === step.id))
      }
    }
    return []
  }

  async #save(stored: StoredStep, step: SaveStep): Promise<readonly string[]> {
    const { clock, store, taskId } = this.#context
    const isOver = await this.#isOver(stored)
    // What the task has saved already did not land now.
    const known = new Set(store.files(taskId).map(({ driveId }) => driveId))
    const { files, missing } = landed(step, await this.#views.read(step.folder), {
      before: known,
      isWatched: false,
      savedAt: clock.now(),
    })
    const isWaited = missing.length > 0 && !isOver
    store.together(() => {
      for (const file of files) store.keepFile(taskId, file)
      if (!isWaited) this.#set(stored, missing.length === 0)
    })
    return isWaited ? missing.map(({ id }) => id) : []
  }

  /** Whether the drive is done with a save, one way or the other. */
  async #isOver({ at, handle }: StoredStep): Promise<boolean> {
    const { clock, drive, signal } = this.#context
    // Asked in the future, by a clock that was set back since: then it may be long ago.
    const isLongAgo = Math.abs(clock.now() - at) >= underWayMs
    if (handle === null) return isLongAgo
    try {
      return (await awaitDone(drive, handle, clock, signal)) === 'done'
    } catch (error) {
      if (!(error instanceof DriveFault)) throw error
      // It says that it failed, or knows the task no more: what is in the folder decides.
      if (error.isOutcome || (error.kind === 'unreadable' && isLongAgo)) return true
      throw error
    }
  }

  async #rename(
    stored: StoredStep,
    { folder, name: oldName, newName, sourceId }: RenameStep,
  ): Promise<void> {
    const { store, taskId } = this.#context
    const items = await this.#views.read(folder)
    const file = store.files(taskId).find((each) => each.sourceId === sourceId)
    const isNamed = items.some(({ id, name }) =>
      file && file.driveId !== '' ? file.driveId === id && name !== oldName : name === newName,
    )
    const isGone = !items.some(({ name }) => name === oldName)
    store.together(() => {
      if (isNamed && file?.name === newName) store.keepFile(taskId, { ...file, state: 'named' })
      if (isNamed && isGone && sourceId === null) {
        store.moveFiles(taskId, below(folder, oldName), below(folder, newName))
      }
      this.#set(stored, isNamed)
    })
  }

  #set(stored: StoredStep, isVerified: boolean): void {
    const { clock, store } = this.#context
    store.setStep({ ...stored, state: isVerified ? 'verified' : 'failed', at: clock.now() })
  }
}
