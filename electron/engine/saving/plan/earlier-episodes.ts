import { numbersIn } from '../names/episode.ts'
import { Siblings } from '../names/siblings.ts'
import { isVideo } from '../names/stem.ts'

/** The episodes of files that came from another share, whose names may be written in another way. */
export class EarlierEpisodes {
  readonly #episodes: ReadonlySet<string>

  constructor(names: readonly string[]) {
    const siblings = new Siblings(names)
    this.#episodes = new Set(names.flatMap((name) => episodeOf(name, siblings) ?? []))
  }

  has(name: string, siblings: Siblings): boolean {
    const episode = this.#episodes.size > 0 ? episodeOf(name, siblings) : null
    return episode !== null && this.#episodes.has(episode)
  }
}

/** Null for what is no episode, and for one that is not sure. */
function episodeOf(name: string, siblings: Siblings): string | null {
  if (!isVideo(name)) return null
  const { episode, isSpecial, isUnsure, part, season } = numbersIn(name, siblings)
  if (episode === '' || isSpecial || isUnsure) return null
  return `${Number(season || '1')} ${Number(episode)} ${part}`
}
