import { isRefusedFile } from '../../model/saving/refused-copy.ts'
import type { SavedFile, Step } from '../../model/saving/step.ts'
import type { DriveItem, ShareItem } from '../drive/saving-drive.ts'
import type { Naming } from '../names/naming.ts'
import { episodeKey, placeOf } from '../names/preference.ts'
import type { PlanTask } from './plan-task.ts'
import type { OwnFolder, Sight } from './sight.ts'

/** A file of the share that takes the place of one that the task saved. */
export type Upgrade = { readonly item: ShareItem; readonly name: string; readonly old: DriveItem }

type Own = { readonly file: SavedFile; readonly item: DriveItem }

/** Which copy of an episode is better, by a person's order of words; one that was refused is the worst. */
export class Upgrades {
  readonly #preferred: readonly string[]
  readonly #refused: Sight['refused']

  constructor({ preferred }: Pick<PlanTask, 'preferred'>, { refused }: Pick<Sight, 'refused'>) {
    this.#preferred = preferred
    this.#refused = refused
  }

  /** The best of the share for each file that the task saved and that is worse. */
  of(
    namings: readonly Naming<ShareItem>[],
    { items }: OwnFolder,
    saved: readonly SavedFile[],
  ): Upgrade[] {
    const ownByName = new Map(ownFiles(items, saved).map((own) => [own.item.name, own]))
    const names = new Set(items.map(({ name }) => name))
    const best = new Map<string, Upgrade>()
    for (const naming of namings) {
      if (naming.outcome !== 'ignore' || !naming.beside) continue
      const { item } = naming
      const { name, there } = naming.beside
      const own = ownByName.get(there)
      if (!own || (name !== there && names.has(name))) continue
      const before = best.get(there)
      const least = before ? this.#placeOf(before.item) : this.#placeOfOwn(own)
      if (this.#placeOf(item) < least) best.set(there, { item, name, old: own.item })
    }
    return [...best.values()]
  }

  /** Files of which an earlier run saved a better one, and could not move them away. */
  outdone({ items }: OwnFolder, saved: readonly SavedFile[]): DriveItem[] {
    const ofEpisodes = Map.groupBy(ownFiles(items, saved), ({ file }) => episodeKey(file.name))
    return [...ofEpisodes.values()].flatMap((copies) =>
      copies.filter((old) => copies.some((own) => this.#isSuccessor(own, old))).map(itemOf),
    )
  }

  #isSuccessor(own: Own, old: Own): boolean {
    return own.file.savedAt >= old.file.savedAt && this.#placeOfOwn(own) < this.#placeOfOwn(old)
  }

  #placeOf({ id, name, size }: Pick<ShareItem, 'id' | 'name' | 'size'>): number {
    const isRefused = isRefusedFile(this.#refused, { id, name, size })
    return isRefused ? Number.POSITIVE_INFINITY : placeOf(name, this.#preferred)
  }

  #placeOfOwn({ file: { original: name, size, sourceId: id } }: Own): number {
    return this.#placeOf({ id, name, size })
  }
}

const itemOf = ({ item }: Own) => item

/** The step that moves one away of which there is a better one. */
export const binOf = (folder: string, { id, name }: DriveItem): Step => ({
  kind: 'bin',
  reason: 'upgraded',
  folder,
  name,
  id,
})

/** What the task itself saved and nobody renamed since. */
function ownFiles(items: readonly DriveItem[], saved: readonly SavedFile[]): Own[] {
  const byId = new Map(items.map((item) => [item.id, item]))
  return saved.flatMap((file) => {
    const item = byId.get(file.driveId)
    const isSame = item && (item.name === file.name || item.name === file.original)
    return item && isSame && !item.isFolder && file.state !== 'adopted' ? [{ file, item }] : []
  })
}
