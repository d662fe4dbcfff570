import type { SavedFile } from '../../model/saving/step.ts'
import type { OpenShare, SavingDrive, ShareItem } from '../drive/saving-drive.ts'
import type { PlanTask } from './plan-task.ts'
import { below, type OwnFolder, type SharedFolder, type Sight } from './sight.ts'
import type { TaskRules } from './task-rules.ts'
import { holderOf, isNamed, twinOf } from './twin-folders.ts'

/** What a survey has found of the share: something, nothing at all, or one folder with nothing in it. */
type Surveyed = Sight | 'empty' | 'emptied'

// A tree that leads into itself is left alone there.
const deepest = 20

/** Reads what a plan needs of share and drive, each folder whole; changes nothing. */
export async function survey(
  drive: SavingDrive,
  share: OpenShare,
  task: PlanTask,
  rules: TaskRules,
  known: Pick<Sight, 'saved' | 'underWay' | 'episodes' | 'refused'>,
): Promise<Surveyed> {
  const surveyor = new Surveyor(drive, share, rules, known.saved)
  const top = task.share?.folder || '0'
  const first = await drive.listShare(share, top)
  if (first.length === 0) return 'empty'
  const [only] = first
  const isWrapped = first.length === 1 && only?.isFolder === true
  const id = isWrapped ? only.id : top
  const items = isWrapped ? await drive.listShare(share, id) : first
  if (items.length === 0) return 'emptied'
  const found = await drive.findFolders([task.folder])
  const own = await surveyor.own(task.folder, found.get(task.folder) ?? null)
  const opened = await surveyor.opened(items, own)
  const { shared, folders } = await surveyor.pair(id, opened, own, 0)
  const titles = [
    ...(isWrapped ? [only.name] : []),
    ...[...items, ...opened].map(({ name }) => name),
  ]
  return { ...known, shared, own: { ...own, folders }, titles }
}

type Pair = { readonly shared: SharedFolder; readonly folders: ReadonlyMap<string, OwnFolder> }

class Surveyor {
  readonly #drive: SavingDrive
  readonly #share: OpenShare
  readonly #rules: TaskRules
  readonly #saved: readonly SavedFile[]

  constructor(drive: SavingDrive, share: OpenShare, rules: TaskRules, saved: readonly SavedFile[]) {
    this.#drive = drive
    this.#share = share
    this.#rules = rules
    this.#saved = saved
  }

  async own(path: string, id: string | null): Promise<OwnFolder> {
    const items = id === null ? [] : await this.#drive.listFolder(id)
    return { path, id, items, folders: new Map() }
  }

  /**
   * The items of the share, and in the place of a folder its own where that holds what was saved before without it: a
   * folder that was alone in the share, or into which the sharer moved what lay beside it, would come as a second copy.
   */
  async opened(items: readonly ShareItem[], own: OwnFolder): Promise<readonly ShareItem[]> {
    const ids = new Set(items.map(({ id }) => id))
    const elsewhere = new Set(
      this.#saved.flatMap(({ folder, sourceId }) =>
        folder === own.path && !ids.has(sourceId) ? sourceId : [],
      ),
    )
    if (elsewhere.size === 0) return items
    const saved = new Set(this.#saved.map(({ sourceId }) => sourceId))
    const opened: ShareItem[] = []
    for (const item of items) {
      const isNew = item.isFolder && !saved.has(item.id) && !isNamed(own, item.name)
      const inside = isNew ? await this.#drive.listShare(this.#share, item.id) : []
      opened.push(...(inside.some(({ id }) => elsewhere.has(id)) ? inside : [item]))
    }
    return opened
  }

  /** A folder of the share beside the own one, with those below that are followed. */
  async pair(
    id: string,
    items: readonly ShareItem[],
    own: OwnFolder,
    depth: number,
  ): Promise<Pair> {
    const { isFollowed } = this.#rules
    const shared = new Map<string, SharedFolder>()
    const folders = new Map<string, OwnFolder>()
    const tooDeep = new Set<string>()
    for (const item of items) {
      if (!item.isFolder || !isFollowed?.(item.name)) continue
      const known = twinOf(item, items, own, this.#saved)
      // A person took it away: nothing of it comes again.
      if (!known && this.#saved.some(({ sourceId }) => sourceId === item.id)) continue
      if (depth >= deepest) {
        tooDeep.add(item.id)
        continue
      }
      const inside = await this.#drive.listShare(this.#share, item.id)
      const there = known ?? holderOf(item, inside, own, this.#saved)
      const before = await this.own(below(own.path, (there ?? item).name), there?.id ?? null)
      const opened = await this.opened(inside, before)
      const pair = await this.pair(item.id, opened, before, depth + 1)
      shared.set(item.id, pair.shared)
      if (there) folders.set(item.id, { ...before, folders: pair.folders })
    }
    return { shared: { id, items, folders: shared, tooDeep }, folders }
  }
}
