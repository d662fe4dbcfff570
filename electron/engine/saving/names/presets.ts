import { type NamingPreset, namingPresets } from '../../model/saving/saving-task.ts'
import { type Found, wholeText } from '../pattern/replacement.ts'
import { numbersIn } from './episode.ts'
import { withoutMarks } from './marks.ts'
import { numeral } from './numerals.ts'
import { readable } from './readable.ts'
import type { Siblings } from './siblings.ts'
import { isVideo, videoSuffixes } from './stem.ts'

/** A rule that has a name: what it takes, and how that is called unless a task says so itself. */
type Preset = {
  /** How many groups a replacement may speak of. */
  readonly groups: number
  readonly replacement: string
  /** What is replaced; nothing where the file keeps its name, null where it is not taken. */
  readonly find: (name: string, siblings: Siblings) => readonly Found[] | null
}

const video = new RegExp(`\\.(${videoSuffixes})`, 'iu')
const endsAsEpisode = new RegExp(`\\.(?:${videoSuffixes}|srt|ass|ssa|vtt|sup)$`, 'iu')
const issue = new RegExp(`第\\s*(?:${numeral})\\s*期`, 'u')
const noShow = /纯享|加更|抢先|预告/u
const noPiece = /纯享|加更|超前企划|训练室|蒸蒸日上/u

const series: Preset = {
  groups: 3,
  replacement: String.raw`\1E\2.\3`,
  find(name, siblings) {
    const suffix = video.exec(name)
    const { season, episode, isSpecial } = numbersIn(name, siblings)
    // A special with a number is no episode of that number, but it belongs to the series.
    if (suffix && isSpecial && /\d/.test(withoutMarks(name))) return []
    if (!suffix || episode === '') return null
    const end = suffix.index + suffix[0].length
    // As the name has it, where it has an S.
    const written = /s\d{1,4}(?=[ ._-]?ep?[ .]?\d)|(?<![a-z])s\d{1,4}/iu.exec(name)?.[0]
    const text = season === '' ? '' : (written ?? `S${season.padStart(2, '0')}`)
    const to = Array.from(name.slice(0, end)).length
    return [{ from: 0, to, groups: [name.slice(0, end), text, episode, suffix[1] ?? ''] }]
  },
}

// What each takes was found by trying it.
const presets: Readonly<Record<NamingPreset, Preset>> = {
  $TV: series,
  $TV_REGEX: series,
  $BLACK_WORD: {
    groups: 0,
    replacement: '',
    find: (name) => (noPiece.test(name) ? null : wholeText(name)),
  },
  $SHOW_MAGIC: {
    groups: 0,
    replacement: '{TASKNAME}.{SXX}E{II}.第{E}期{PART}.{EXT}',
    find: (name) =>
      issue.test(readable(name)) && endsAsEpisode.test(name) && !noShow.test(name)
        ? wholeText(name)
        : null,
  },
  $TV_MAGIC: {
    groups: 0,
    replacement: '{TASKNAME}.{SXX}E{E}{PART}.{EXT}',
    find: (name) => (isVideo(name) ? wholeText(name) : null),
  },
}

export function presetOf(pattern: string): Preset | undefined {
  const name = namingPresets.find((each) => each === pattern)
  return name && presets[name]
}

/** Whether a pattern looks like the name of a preset, which no pattern that finds anything does. */
export function looksLikePreset(pattern: string): boolean {
  return /^\$[A-Z_]+$/.test(pattern)
}
