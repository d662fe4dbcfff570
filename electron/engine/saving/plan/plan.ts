import { isRefusedFile } from '../../model/saving/refused-copy.ts'
import type {
  Left,
  Plan,
  Question,
  SavedFile,
  SaveItem,
  SaveStep,
  Step,
} from '../../model/saving/step.ts'
import type { ShareItem } from '../drive/saving-drive.ts'
import { nameAll } from '../names/naming.ts'
import type { Rule } from '../names/rule.ts'
import type { Siblings } from '../names/siblings.ts'
import { isCovered } from './covered.ts'
import { EarlierEpisodes } from './earlier-episodes.ts'
import { findSaved } from './find-saved.ts'
import type { PlanTask } from './plan-task.ts'
import { inOrder } from './rename-order.ts'
import { isUnsure, saveItem } from './save-item.ts'
import { below, type OwnFolder, type SharedFolder, type Sight } from './sight.ts'
import { untilStart } from './start.ts'
import type { TaskRules } from './task-rules.ts'
import { passingName } from './twin-folders.ts'
import { apart } from './twins.ts'
import { binOf, type Upgrade, Upgrades } from './upgrades.ts'

type PlanOptions = {
  /** The day of the run, yyyy-mm-dd. */
  readonly today: string
  /** How many items one request saves. */
  readonly saveLimit: number
  /** Whether a plan of the task was carried out before. */
  readonly hasRun: boolean
}

/** A plan, and what lay in the folder already. */
export type Planned = Plan & { readonly adopted: readonly SavedFile[] }

// Reasons that say that it is in the folder.
const there: ReadonlySet<Left['reason']> = new Set([
  'name-present',
  'new-name-present',
  'episode-present',
])

// More than a season at once is asked about.
const largeFrom = 200

/** Works out what a run does; asks nobody and changes nothing. */
export function makePlan(
  task: PlanTask,
  rules: TaskRules,
  sight: Sight,
  options: PlanOptions,
): Planned {
  const maker = new PlanMaker(task, rules, sight, options)
  maker.folder(sight.shared, sight.own, rules.top)
  return maker.plan()
}

class PlanMaker {
  readonly #task: PlanTask
  readonly #rules: TaskRules
  readonly #sight: Sight
  readonly #options: PlanOptions
  readonly #savedById: ReadonlyMap<string, SavedFile>
  readonly #upgrades: Upgrades
  readonly #steps: Step[] = []
  readonly #left: Left[] = []
  readonly #adopted: SavedFile[] = []

  constructor(task: PlanTask, rules: TaskRules, sight: Sight, options: PlanOptions) {
    this.#task = task
    this.#rules = rules
    this.#sight = sight
    this.#options = options
    this.#upgrades = new Upgrades(task, sight)
    this.#savedById = new Map(sight.saved.map((file) => [file.sourceId, file]))
  }

  plan(): Planned {
    const steps = this.#steps
    return { steps, left: this.#left, adopted: this.#adopted, question: this.#question() }
  }

  #question(): Question | null {
    if (!this.#task.isAsked || this.#steps.length === 0) return null
    if (this.#steps.some(({ kind }) => kind === 'bin')) return 'bins'
    if (this.#steps.some(isUnsure)) return 'unsure'
    if (!this.#options.hasRun) return 'first'
    const saved = this.#steps.reduce(
      (sum, step) => sum + (step.kind === 'save' ? step.items.length : 0),
      0,
    )
    return saved >= largeFrom ? 'large' : null
  }

  folder(shared: SharedFolder, own: OwnFolder, rule: Rule): void {
    const walked = untilStart(shared.items, this.#task.startId, own.path, this.#savedById)
    const candidates = walked.filter((item) => this.#isNew(item, own))
    const plain: ShareItem[] = []
    for (const item of candidates) {
      if (!item.isFolder || !this.#rules.isFollowed) plain.push(item)
      else if (shared.tooDeep.has(item.id)) this.#leave(own, item.name, 'too-deep')
      else if (this.#rules.isFollowed(item.name)) this.#followed(item, shared, own, plain)
      else this.#leave(own, item.name, 'folder-not-followed')
    }
    const { firsts, others } = apart(plain)
    for (const { name } of others) this.#leave(own, name, 'same-name')
    const { saves, upgrades } = this.#named(firsts, shared, own, rule)
    const renames = this.#unfinished(own)
    if (own.id === null && saves.length > 0) {
      this.#steps.push({ kind: 'make', reason: 'folder-missing', folder: own.path })
    }
    const better = upgrades.map(({ item, name }) => saveItem(item, name))
    this.#save({ reason: 'new', folder: own.path, from: shared.id }, saves)
    this.#save({ reason: 'upgraded', folder: own.path, from: shared.id }, better)
    const outdone = this.#upgrades.outdone(own, this.#savedIn(own.path))
    for (const old of new Set([...outdone, ...upgrades.map((upgrade) => upgrade.old)])) {
      this.#steps.push(binOf(own.path, old))
    }
    for (const { id, isFolder, name, newName } of [...saves, ...better]) {
      if (name === newName) continue
      const which = { folder: own.path, name, newName, isFolder, sourceId: id }
      renames.push({ kind: 'rename', reason: 'named', ...which })
    }
    this.#steps.push(...inOrder(renames))
  }

  #save(step: Pick<SaveStep, 'reason' | 'folder' | 'from'>, items: readonly SaveItem[]): void {
    const { saveLimit } = this.#options
    for (let at = 0; at < items.length; at += saveLimit) {
      this.#steps.push({ kind: 'save', ...step, items: items.slice(at, at + saveLimit) })
    }
  }

  /** What was saved before does not come again, unless it is a folder whose new files are followed. */
  #isNew(item: ShareItem, own: OwnFolder): boolean {
    if (this.#sight.underWay.has(item.id)) {
      this.#leave(own, item.name, 'under-way')
      return false
    }
    if (!item.isFolder && isRefusedFile(this.#sight.refused, item)) {
      this.#leave(own, item.name, 'refused')
      return false
    }
    const isFollowed = item.isFolder && this.#rules.isFollowed?.(item.name) === true
    if (isFollowed || !this.#savedById.has(item.id)) return true
    this.#leave(own, item.name, item.isFolder ? 'folder-not-followed' : 'saved-before')
    return false
  }

  /** A sub-folder that is followed: what is new in it, the whole of it, or another in its place. */
  #followed(item: ShareItem, shared: SharedFolder, own: OwnFolder, plain: ShareItem[]): void {
    const inside = shared.folders.get(item.id)
    const there = own.folders.get(item.id)
    if (!there && this.#savedIn(below(own.path, passingName(item.name))).length > 0) {
      // An earlier run came as far as this.
      this.#takePlace(item.name, own)
      return
    }
    if (!there && this.#savedById.has(item.id)) {
      this.#leave(own, item.name, 'saved-before')
      return
    }
    if (!inside) {
      plain.push(item)
      return
    }
    const path = below(own.path, item.name)
    const before = there ?? { path, id: null, items: [], folders: new Map() }
    // What the rule picks and names is not replaced as a whole.
    const isReplaced = this.#task.isReplaced && this.#rules.isPlain && before.id !== null
    if (isReplaced && inside.items.length > 0 && this.#replace(inside, before, own)) return
    if (before.id === null && this.#rules.isPlain) plain.push(item)
    else this.folder(inside, before, this.#rules.below)
  }

  /** The new folder is complete before the old one goes, which holds nothing that the new one has not. */
  #replace(shared: SharedFolder, there: OwnFolder, own: OwnFolder): boolean {
    const name = there.path.slice(there.path.lastIndexOf('/') + 1)
    if (!isCovered(there, shared, this.#sight.saved)) {
      this.#leave(own, name, 'not-own')
      return false
    }
    const folder = below(own.path, passingName(name))
    const begun = new Set(this.#savedIn(folder).map(({ sourceId }) => sourceId))
    const isKnown = (item: ShareItem) =>
      this.#savedById.has(item.id) ||
      this.#savedById.has(shared.id) ||
      there.items.some(
        ({ isFolder, name: other, size }) =>
          other === item.name && isFolder === item.isFolder && (isFolder || size === item.size),
      )
    if (there.id === null || (begun.size === 0 && shared.items.every(isKnown))) return false
    const items = shared.items
      .filter(({ id }) => !begun.has(id))
      .map((item) => saveItem(item, item.name))
    this.#steps.push({ kind: 'make', reason: 'replaced', folder })
    this.#save({ reason: 'replaced', folder, from: shared.id }, items)
    this.#steps.push({ kind: 'bin', reason: 'replaced', folder: own.path, name, id: there.id })
    this.#takePlace(name, own)
    return true
  }

  #takePlace(newName: string, { path: folder }: OwnFolder): void {
    const which = { folder, name: passingName(newName), newName, isFolder: true, sourceId: null }
    this.#steps.push({ kind: 'rename', reason: 'replaced', ...which })
  }

  /** What of the files and folders is saved, each under a name that nothing else has. */
  #named(
    items: readonly ShareItem[],
    shared: SharedFolder,
    own: OwnFolder,
    rule: Rule,
  ): { readonly saves: SaveItem[]; readonly upgrades: readonly Upgrade[] } {
    const there = new Set(own.items.map((item) => item.name))
    const saved = this.#savedIn(own.path)
    const remembered = saved
      .filter(({ name }) => !there.has(name))
      .map(({ name }) => ({ name, isFolder: false }))
    const { isSuffixIgnored, name: taskName, picks, preferred } = this.#task
    const { today } = this.#options
    const episodes = new Map(
      items.flatMap(({ id, name }) => {
        const episode = this.#sight.episodes.get(id)
        return episode === undefined ? [] : [[name, episode] as const]
      }),
    )
    // Of another link as long as nothing of this one was saved.
    const isOtherLink = !shared.items.some(({ id }) => this.#savedById.has(id))
    const before = new EarlierEpisodes(isOtherLink ? saved.map(({ original }) => original) : [])
    const isEarlier = (name: string, beside: Siblings) => before.has(name, beside)
    const context = { taskName, today, isSuffixIgnored, picks, episodes, preferred, isEarlier }
    const namings = nameAll(rule, items, [...own.items, ...remembered], context)
    const upgrades = this.#upgrades.of(namings, own, saved)
    const better = new Set(upgrades.map(({ item }) => item))
    const taken = new Set([...there, ...upgrades.map(({ name }) => name)])
    const saves: SaveItem[] = []
    for (const naming of namings) {
      const { item } = naming
      if (better.has(item)) continue
      if (naming.outcome === 'ignore') {
        this.#ignored(item, naming.reason, own, naming.beside?.there)
      } else if (taken.has(naming.name) || there.has(item.name)) {
        this.#leave(own, item.name, 'same-name')
      } else {
        taken.add(naming.name)
        saves.push(saveItem(item, naming.name, naming))
      }
    }
    return { saves, upgrades }
  }

  #ignored(item: ShareItem, reason: Left['reason'], own: OwnFolder, beside?: string): void {
    const isThere = there.has(reason)
    const known = this.#savedIn(own.path).find(({ original }) => original === item.name)
    const isNewer = known && (known.size !== item.size || item.updatedAt > known.savedAt)
    if (isThere && isNewer) {
      this.#leave(own, item.name, 'newer-version')
      return
    }
    this.#leave(own, item.name, isThere && item.isFolder ? 'folder-not-followed' : reason)
    if (!isThere || item.isFolder || known) return
    // Another copy of what the task saved itself may still take its place.
    const isCopy = this.#savedIn(own.path).some(
      ({ name, state }) => name === beside && state !== 'adopted',
    )
    if (isCopy) return
    const { id: sourceId, name, size } = item
    const where = { folder: own.path, original: name, name, driveId: '', savedAt: 0 }
    this.#adopted.push({ sourceId, size, ...where, state: 'adopted' })
  }

  /** Files that an earlier run saved and could not give their names. */
  #unfinished(own: OwnFolder): Extract<Step, { kind: 'rename' }>[] {
    const outdone = new Set(this.#upgrades.outdone(own, this.#savedIn(own.path)))
    const taken = new Set(own.items.filter((item) => !outdone.has(item)).map(({ name }) => name))
    return this.#savedIn(own.path).flatMap((file) => {
      if (file.state !== 'landed' || taken.has(file.name)) return []
      const item = findSaved(own.items, file)
      if (!item || outdone.has(item)) return []
      taken.add(file.name)
      const { isFolder, name } = item
      const which = { folder: own.path, name, newName: file.name, isFolder }
      return [{ kind: 'rename', reason: 'unfinished', ...which, sourceId: file.sourceId }]
    })
  }

  #savedIn(folder: string): readonly SavedFile[] {
    return this.#sight.saved.filter((file) => file.folder === folder)
  }

  #leave(own: OwnFolder, name: string, reason: Left['reason']): void {
    this.#left.push({ folder: own.path, name, reason })
  }
}
