import { aroundNumbers, isNumbered } from './draft.ts'
import { numbersIn } from './episode.ts'
import { isVideo, keyOf, stemOf } from './stem.ts'

export type PresentItem = { readonly name: string; readonly isFolder: boolean }

/** The names of a folder, and which of them a new one would be a second of. */
export class Folder {
  readonly #present: readonly PresentItem[]
  readonly #isSuffixIgnored: boolean
  readonly #own: ReadonlySet<string>
  readonly #byKey: ReadonlyMap<string, string>
  readonly #videosByKey: ReadonlyMap<string, string>

  constructor(present: readonly PresentItem[], isSuffixIgnored: boolean) {
    this.#present = present
    this.#isSuffixIgnored = isSuffixIgnored
    this.#own = new Set(present.map((item) => this.#ownKey(item)))
    // Of several the first counts.
    const names = this.names().toReversed()
    this.#byKey = new Map(names.map((name) => [keyOf(this.#shown(name)), name]))
    this.#videosByKey = new Map(names.filter(isVideo).map((name) => [keyOf(stemOf(name)), name]))
  }

  has(item: PresentItem): boolean {
    return this.#own.has(this.#ownKey(item))
  }

  /** What has a new name already. */
  named(draft: string): string | undefined {
    const shown = this.#shown(draft)
    if (!isNumbered(shown)) return this.#byKey.get(keyOf(shown))
    const pattern = patternOf(shown)
    return this.names().find((name) => pattern.test(this.#shown(name)))
  }

  /** What is the episode of a new name with another suffix. */
  ofEpisode(draft: string): string | undefined {
    const stem = episodeStem(draft)
    if (stem === undefined) return undefined
    if (!isNumbered(stem)) return this.#videosByKey.get(stem)
    const pattern = patternOf(stem)
    return this.names().find((name) => isVideo(name) && pattern.test(stemOf(name)))
  }

  /** The names of the files, whole. */
  names(): string[] {
    return this.#present.flatMap(({ name, isFolder }) => (isFolder ? [] : [name]))
  }

  #shown(name: string): string {
    return this.#isSuffixIgnored ? stemOf(name) : name
  }

  #ownKey({ isFolder, name }: PresentItem): string {
    return isFolder ? `${name}/` : this.#shown(name)
  }
}

/** What an episode is called as any kind of video; undefined for what is none. */
export const episodeStem = (name: string) =>
  isVideo(name) && numbersIn(name).episode !== '' ? keyOf(stemOf(name)) : undefined

function patternOf(draft: string): RegExp {
  // Two running numbers beside each other are one: digits that could be of either multiply the ways through a name.
  const around = aroundNumbers(draft).filter(
    (text, index, all) => text !== '' || index === 0 || index === all.length - 1,
  )
  return new RegExp(`^${around.map(exact).join('\\d+')}$`, 'u')
}

/** The text as a pattern, whose numbers may have another width. */
const exact = (text: string) =>
  text
    .split(/(\d+)/u)
    .map((piece) => (/^\d/.test(piece) ? `0*${keyOf(piece)}` : RegExp.escape(piece)))
    .join('')
