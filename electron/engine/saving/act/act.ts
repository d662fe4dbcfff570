import type { FaultDetails, FaultKind } from '../../model/saving/fault.ts'
import type { SaveItem, SaveStep, Step } from '../../model/saving/step.ts'
import type { StoredStep } from '../../store/save/saves.ts'
import { DriveFault } from '../drive/drive-fault.ts'
import type { DriveItem } from '../drive/saving-drive.ts'
import { findSaved } from '../plan/find-saved.ts'
import { below } from '../plan/sight.ts'
import { type ActContext, type Acted, nameOf } from './acted.ts'
import { FolderViews } from './folder-views.ts'
import { landed } from './landing.ts'
import { outcomeOf } from './outcome.ts'
import { awaitDone } from './patience.ts'
import { rename } from './rename.ts'

type StepOf<Kind extends Step['kind']> = Extract<Step, { readonly kind: Kind }>

// What these say holds for whatever is asked next.
const stopping: ReadonlySet<FaultKind> = new Set(['full', 'limited', 'login', 'dead', 'blocked'])

/** Carries out the steps of a plan, each written down before it is asked for; rejects only when it is stopped. */
export async function act(steps: readonly StoredStep[], context: ActContext): Promise<Acted> {
  return new Actor(context, steps).run()
}

class Actor {
  readonly #context: ActContext
  readonly #views: FolderViews
  readonly #queue: StoredStep[]
  readonly #saved = new Map<string, string>()
  readonly #renamed: { readonly stored: StoredStep; readonly item: DriveItem }[] = []
  readonly #failed: Acted['failed'][number][] = []
  #nextSeq: number
  #isPending = false
  #stop: FaultDetails | null = null
  /** A save of this plan did not land whole: nothing goes into the bin. */
  #isIncomplete = false

  constructor(context: ActContext, steps: readonly StoredStep[]) {
    this.#context = context
    this.#views = new FolderViews(context.drive)
    this.#queue = [...steps]
    this.#nextSeq = Math.max(-1, ...steps.map(({ seq }) => seq)) + 1
  }

  async run(): Promise<Acted> {
    for (;;) {
      this.#context.signal.throwIfAborted()
      const stored = this.#queue.shift()
      if (!stored) break
      if (this.#isStopped(stored.step)) continue
      try {
        await this.#carryOut(stored)
      } catch (error) {
        if (!(error instanceof DriveFault)) throw error
        this.#fail(stored, error)
      }
    }
    await this.#verifyRenames()
    const { store, taskId } = this.#context
    const files = new Map(store.files(taskId).map((file) => [file.sourceId, file]))
    const saved = [...this.#saved].map(([sourceId, path]) => {
      const file = files.get(sourceId)
      return file ? below(file.folder, file.state === 'landed' ? file.original : file.name) : path
    })
    return { saved, failed: this.#failed, isPending: this.#isPending, stop: this.#stop }
  }

  /** What has landed gets its name, though nothing more can be saved. */
  #isStopped({ kind }: Step): boolean {
    if (this.#stop === null) return false
    return kind !== 'rename' || this.#stop.kind === 'login' || this.#stop.kind === 'limited'
  }

  #carryOut(stored: StoredStep): Promise<void> {
    const { step } = stored
    switch (step.kind) {
      case 'make':
        return this.#make(stored, step)
      case 'save':
        return this.#save(stored, step)
      case 'rename':
        return this.#rename(stored, step)
      case 'bin':
        return this.#bin(stored, step)
    }
  }

  async #make(stored: StoredStep, { folder }: StepOf<'make'>): Promise<void> {
    if ((await this.#views.id(folder)) === undefined) {
      this.#set(stored, { state: 'sent' })
      const id = await this.#context.drive.makeFolder(folder).catch((error: unknown) => {
        // Somebody else made it meanwhile, or the answer was lost: the drive is looked into.
        if (error instanceof DriveFault && (error.isUncertain || error.kind === 'name-taken')) {
          return this.#views.require(folder)
        }
        throw error
      })
      this.#views.note(folder, id)
    }
    this.#set(stored, { state: 'verified' })
  }

  async #save(stored: StoredStep, step: SaveStep, isAgain = false): Promise<void> {
    const folder = await this.#views.require(step.folder)
    const before = new Set((await this.#views.seen(step.folder)).map(({ id }) => id))
    const items = step.items.flatMap(({ id }) => this.#context.items.get(id) ?? [])
    let sent = this.#set(stored, { state: 'sent', handle: null })
    const outcome = await outcomeOf(items, folder, this.#context, (handle) => {
      sent = this.#set(sent, { state: 'sent', handle })
    })
    let missing: readonly SaveItem[]
    try {
      missing = await this.#readBack(sent, step, before)
    } catch (error) {
      if (!(error instanceof DriveFault) || outcome.kind === 'refused') throw error
      return this.#leaveOpen(sent, error)
    }
    if (missing.length === 0) return
    if (outcome.kind === 'open') return this.#leaveOpen(sent, outcome.fault)
    this.#isIncomplete = true
    const fault = outcome.kind === 'refused' ? outcome.fault : undefined
    if (!fault) this.#set(sent, { state: 'failed', code: 'save.partial' })
    await this.#afterLoss(sent, { ...step, items: [...missing] }, fault, isAgain)
  }

  /** The drive may still be at it: saving again now would give two of each. The next run looks. */
  #leaveOpen(sent: StoredStep, fault: DriveFault | null): void {
    if (fault) this.#set(sent, { state: 'unknown', code: fault.details.code })
    this.#isIncomplete = true
    this.#isPending = true
    if (fault && stopping.has(fault.kind)) this.#stop = fault.details
  }

  /** What is left of a save that did not land whole. */
  async #afterLoss(
    stored: StoredStep,
    step: SaveStep,
    fault: DriveFault | undefined,
    isAgain: boolean,
  ): Promise<void> {
    if (fault?.kind === 'too-many' && step.items.length > 1) {
      this.#set(stored, { state: 'failed', code: fault.details.code })
      this.#isIncomplete = false
      const half = Math.ceil(step.items.length / 2)
      this.#insert(stored, step, [step.items.slice(0, half), step.items.slice(half)])
      return
    }
    const isWorthAnother = fault?.kind === 'no-folder' || fault?.kind === 'unknown'
    if (isWorthAnother && !isAgain) {
      if (fault.kind === 'no-folder') await this.#makeAnew(step.folder)
      this.#isIncomplete = false
      return this.#save(stored, step, true)
    }
    if (fault) throw fault
    for (const { name } of step.items) {
      this.#failed.push({ name, details: { kind: 'unknown', code: 'save.partial', words: '' } })
    }
  }

  async #makeAnew(folder: string): Promise<void> {
    this.#views.forget(folder)
    if ((await this.#views.id(folder)) !== undefined) return
    this.#views.note(folder, await this.#context.drive.makeFolder(folder))
  }

  #insert(stored: StoredStep, step: SaveStep, parts: readonly (readonly SaveItem[])[]): void {
    const steps = parts.map((items): StoredStep => {
      const seq = this.#nextSeq
      this.#nextSeq += 1
      return {
        ...stored,
        seq,
        step: { ...step, items: [...items] },
        state: 'planned',
        handle: null,
      }
    })
    for (const each of steps) this.#set(each, { state: 'planned' })
    this.#queue.unshift(...steps)
  }

  /** Looks what of a save is in the folder, and remembers it; what is not. */
  async #readBack(
    stored: StoredStep,
    step: SaveStep,
    before: ReadonlySet<string>,
  ): Promise<readonly SaveItem[]> {
    const { clock, store, taskId } = this.#context
    const found = await this.#views.read(step.folder)
    const look = { before, isWatched: true, savedAt: clock.now() }
    const { files, missing } = landed(step, found, look)
    store.together(() => {
      for (const file of files) store.keepFile(taskId, file)
      if (missing.length === 0) this.#set(stored, { state: 'verified' })
    })
    for (const { folder, original, sourceId } of files) {
      this.#saved.set(sourceId, below(folder, original))
    }
    return missing
  }

  async #rename(stored: StoredStep, step: StepOf<'rename'>): Promise<void> {
    if (step.sourceId === null && this.#isIncomplete) return
    const items = await this.#views.seen(step.folder)
    const file = this.#fileOf(step)
    // What the task did not save is a person's own, though it may be called so.
    if (step.sourceId !== null && !file) return
    const item = file
      ? findSaved(items, file)
      : items.find(({ isFolder, name }) => isFolder === step.isFolder && name === step.name)
    // What did not land keeps its step: it is planned anew once it has.
    if (!item) return
    if (items.some(({ name }) => name === step.newName) && item.name !== step.newName) {
      const fresh = await this.#views.read(step.folder)
      if (fresh.some(({ name }) => name === step.newName)) {
        throw new DriveFault({ kind: 'name-taken', code: 'name.taken', words: step.newName })
      }
    }
    this.#set(stored, { state: 'sent' })
    await rename(this.#context, item.id, step.newName, file)
    this.#renamed.push({ stored, item })
    if (step.sourceId !== null) return
    const { store, taskId } = this.#context
    const [old, now] = [below(step.folder, step.name), below(step.folder, step.newName)]
    this.#views.forget(old)
    store.moveFiles(taskId, old, now)
  }

  #fileOf({ sourceId }: StepOf<'rename'>) {
    const { store, taskId } = this.#context
    return sourceId === null
      ? undefined
      : store.files(taskId).find((file) => file.sourceId === sourceId)
  }

  /** Each rename counts once the folder shows it, in whatever way the drive writes the name. */
  async #verifyRenames(): Promise<void> {
    const { store, taskId } = this.#context
    const folders = Map.groupBy(this.#renamed, ({ stored }) => stored.step.folder)
    for (const [folder, renamed] of folders) {
      const names = await this.#namesIn(folder)
      if (!names) continue
      store.together(() => {
        for (const { item, stored } of renamed) {
          const { step } = stored
          const name = names.get(item.id)
          if (step.kind !== 'rename' || name === undefined) continue
          if (name === item.name && name !== step.newName) continue
          this.#set(stored, { state: 'verified' })
          const file = this.#fileOf(step)
          if (file?.name === step.newName) store.keepFile(taskId, { ...file, state: 'named' })
        }
      })
    }
  }

  /** By id; null where the folder cannot be read now: the next run looks. */
  async #namesIn(folder: string): Promise<ReadonlyMap<string, string> | null> {
    try {
      return new Map((await this.#views.read(folder)).map(({ id, name }) => [id, name]))
    } catch (error) {
      if (error instanceof DriveFault) return null
      throw error
    }
  }

  async #bin(stored: StoredStep, step: StepOf<'bin'>): Promise<void> {
    const { clock, drive, signal } = this.#context
    // Its successor has to be whole.
    if (this.#isIncomplete) return
    const isThere = async () =>
      (await this.#views.read(step.folder)).some(({ id }) => id === step.id)
    if (await isThere()) {
      this.#set(stored, { state: 'sent' })
      const handle = await drive.bin([step.id])
      if (handle !== null) await awaitDone(drive, handle, clock, signal)
      if (await isThere()) {
        this.#set(stored, { state: 'unknown' })
        this.#isIncomplete = true
        return
      }
    }
    this.#views.forget(below(step.folder, step.name))
    this.#set(stored, { state: 'verified' })
  }

  #fail(stored: StoredStep, fault: DriveFault): void {
    const { details, isUncertain, kind } = fault
    this.#set(stored, { state: isUncertain ? 'unknown' : 'failed', code: details.code })
    if (stored.step.kind !== 'rename') this.#isIncomplete = true
    this.#failed.push({ name: nameOf(stored.step), details })
    if (stopping.has(kind)) this.#stop = details
  }

  #set(stored: StoredStep, change: Partial<Pick<StoredStep, 'state' | 'handle' | 'code'>>) {
    const next = { ...stored, ...change, at: this.#context.clock.now() }
    this.#context.store.setStep(next)
    return next
  }
}
