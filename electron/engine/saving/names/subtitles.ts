import { isVideo, stemOf } from './stem.ts'

type Item = { readonly name: string; readonly isFolder: boolean }

/** The video to which a subtitle belongs, and what the subtitle's name has behind the video's: mostly a language. */
export type Pairing<Video> = { readonly video: Video; readonly rest: string }

const subtitle = /\.(?:srt|ass|ssa|vtt|sup|sub|idx)$/iu

/** Finds the videos of subtitles by the beginning of their names, the longest that fits. */
export class Pairings<Each extends Item> {
  readonly #videos: ReadonlyMap<string, Each>

  constructor(items: readonly Each[]) {
    const videos = items.filter(({ isFolder, name }) => !isFolder && isVideo(name))
    this.#videos = new Map(videos.map((item) => [stemOf(item.name), item]))
  }

  of({ isFolder, name }: Item): Pairing<Each> | null {
    if (isFolder || !subtitle.test(name)) return null
    const stem = stemOf(name)
    for (let end = stem.length; end > 0; end -= 1) {
      const video = this.#videos.get(stem.slice(0, end))
      // 第1集 does not begin 第10集.
      if (video && (end === stem.length || /[\s._\-[(（【]/u.test(stem.charAt(end)))) {
        return { video, rest: stem.slice(end) + name.slice(stem.length) }
      }
    }
    return null
  }
}

/** A subtitle's new name with the language that its own name ends with; null where it says none. */
export function withLanguage(name: string, original: string): string | null {
  const language = subtitle.test(original) && /\.[\p{L}&_-]{2,12}$/u.exec(stemOf(original))?.[0]
  return language ? stemOf(name) + language + name.slice(stemOf(name).length) : null
}
