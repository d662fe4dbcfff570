import { aroundNumbers, isNumbered } from './draft.ts'
import { numbersIn } from './episode.ts'
import { isVideo, keyOf, stemOf } from './stem.ts'
import { isSubtitle } from './subtitles.ts'

export type PresentItem = { readonly name: string; readonly isFolder: boolean }

const kinds = ['video', 'subtitle', 'other', 'any'] as const

function kindOf(name: string): (typeof kinds)[number] {
  if (isVideo(name)) return 'video'
  if (isSubtitle(name)) return 'subtitle'
  return stemOf(name) === name ? 'any' : 'other'
}

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
    this.#own = new Set(present.flatMap((item) => this.#ownKeys(item)))
    // Of several the first counts.
    const names = this.names().toReversed()
    this.#byKey = new Map(
      names.flatMap((name) => this.#allShown(name).map((shown) => [keyOf(shown), name] as const)),
    )
    this.#videosByKey = new Map(names.filter(isVideo).map((name) => [keyOf(stemOf(name)), name]))
  }

  has(item: PresentItem): boolean {
    return this.#own.has(item.isFolder ? `${item.name}/` : this.#shown(item.name))
  }

  /** What has a new name already. */
  named(draft: string): string | undefined {
    const shown = this.#shown(draft)
    if (!isNumbered(shown)) return this.#byKey.get(keyOf(shown))
    const pattern = patternOf(shown)
    return this.names().find((name) => this.#allShown(name).some((each) => pattern.test(each)))
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

  /** Without its suffix a name is that of a video, of a subtitle or of another file: none is a second of another kind. */
  #shown(name: string, kind = kindOf(name)): string {
    return this.#isSuffixIgnored ? `${stemOf(name)}/${kind}` : name
  }

  /** As what a name of the folder counts; one without a suffix as any. */
  #allShown(name: string): readonly string[] {
    const own = kindOf(name)
    return (own === 'any' ? kinds : [own, 'any' as const]).map((kind) => this.#shown(name, kind))
  }

  #ownKeys({ isFolder, name }: PresentItem): readonly string[] {
    return isFolder ? [`${name}/`] : this.#allShown(name)
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
