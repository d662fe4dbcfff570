import type { Result } from './rename-cases.ts'
import {
  areNotTechnical,
  areWhole,
  dateOf,
  isOwn,
  isToldOwn,
  numbersOf,
  type RenamedFile,
  runsIn,
  saved,
  shapeOf,
  stemOf,
  suffixOf,
  valueOf,
} from './renamed-file.ts'

/** A sentence of prose, how it is read, and whether what Pansentry does agrees. */
export type Reading = {
  readonly sentence: RegExp
  readonly as: string
} & (
  | { readonly ofFile: (file: RenamedFile) => boolean }
  | { readonly ofAll: (results: readonly Result[]) => boolean }
  | { readonly isRefused: true }
)

/** The sentences that are known, the more special first. */
export const readings: readonly Reading[] = [
  {
    sentence:
      /^refuse it when the task is saved|is an error in the task form|^check the number of groups|^explain it in the task form/,
    as: 'refused when the task is saved',
    isRefused: true,
  },
  {
    sentence: /empty variable takes one separator along/,
    as: 'no separator stands at an end or beside another; what is nothing but a suffix keeps its own name',
    ofFile: saved((file) => {
      const tidy = file.old.replaceAll(/\.{2,}/g, '.').replaceAll(/^[ .]+|[ .]+$/g, '')
      const isBare = `.${tidy}` === suffixOf(file.source) || tidy === ''
      return file.got.name === (isBare ? file.source : tidy)
    }),
  },
  {
    sentence: /variables are inserted as plain text/,
    as: 'the title of the task stands in the name as it is',
    ofFile: saved(({ each, got }) => got.name.includes(each.taskname)),
  },
  {
    sentence: /skip text in leading brackets/,
    as: 'what the brackets at the beginning hold is not in the name',
    ofFile: saved(
      ({ got, source }) => !got.name.includes(/^[[【(（](.*?)[\]】)）]/.exec(source)?.[1] ?? '\0'),
    ),
  },
  {
    sentence: /pad month and day to two digits/,
    as: 'eight digits that are a real date, whose month and day the file has; else its own name',
    ofFile: saved((file) => {
      const date = dateOf(file.got.name)
      if (date === null) return isToldOwn(file)
      const there = runsIn(file.source)
      const day = new Date(date)
      return there.includes(day.getUTCMonth() + 1) && there.includes(day.getUTCDate())
    }),
  },
  {
    sentence: /date must not be part of a longer number/,
    as: 'no date, so its own name',
    ofFile: saved(
      (file) => isToldOwn(file) || runsIn(file.source).includes(runsIn(file.got.name)[0] ?? -1),
    ),
  },
  {
    sentence: /year that puts the date nearest/,
    as: 'the date is at most half a year from the day of the run',
    ofFile: saved(({ each, got }) => {
      const date = dateOf(got.name)
      return date !== null && Math.abs(date - Date.parse(each.now)) < 184 * 24 * 3_600_000
    }),
  },
  {
    sentence: /\\1 followed by a variable/,
    as: 'what group 1 took, and directly behind it the value',
    ofFile: saved(({ each, got, source }) => {
      const first = new RegExp(each.pattern, 'u').exec(source)?.[1] ?? '\0'
      return got.name.startsWith(first) && /^\d/.test(got.name.slice(first.length))
    }),
  },
  {
    sentence: /prefer a year in brackets/,
    as: 'the year in brackets, else the last one that is not later than next year',
    ofFile: saved(({ each, got, source }) => {
      const years = (source.match(/(?<!\d)(?:18|19|20)\d{2}(?!\d)/g) ?? []).map(Number)
      const inBrackets = /[(（[【]((?:18|19|20)\d{2})[)）\]】]/.exec(source)?.[1]
      const last = years.filter((year) => year <= Number(each.now.slice(0, 4)) + 1).at(-1)
      return runsIn(got.name).includes(inBrackets ? Number(inBrackets) : (last ?? -1))
    }),
  },
  {
    sentence: /^read 第N季/,
    as: 'the season that 第…季 names, in two digits',
    ofFile: saved(({ got, source }) => {
      const season = /第\s*(\d+|[一二三四五六七八九十]+)\s*季/.exec(source)?.[1] ?? ''
      const number = /^\d/.test(season) ? Number(season) : valueOf(season)
      return got.name.includes(`S${String(number).padStart(2, '0')}`)
    }),
  },
  {
    sentence: /S must not follow a letter/,
    as: 'season 1',
    ofFile: saved(({ got }) => got.name.includes('S01')),
  },
  {
    sentence: /S and E in capitals, two digits/,
    as: 'S and E in capitals, each before two digits',
    ofFile: saved(({ got }) => /S\d{2,}E\d{2,}/.test(got.name)),
  },
  {
    sentence: /read NxM/,
    as: 'the number behind the x is the episode',
    ofFile: saved((file) => numbersOf(file).at(-1) === Number(/\d+x(\d+)/i.exec(file.source)?.[1])),
  },
  {
    sentence: /read Chinese numerals/,
    as: 'the value of the numeral, or its own name',
    ofFile: saved((file) => {
      const numeral = /第\s*([一二三四五六七八九十]+)/.exec(file.source)?.[1]
      return numeral === undefined
        ? isToldOwn(file)
        : runsIn(file.got.name).includes(valueOf(numeral))
    }),
  },
  {
    sentence: /specials go to season 0/,
    as: 'a special is saved under its own name or in season 0, the others by their number',
    ofFile: saved((file) =>
      /(?<![a-z])(?:sp|ova)\d*(?![a-z])|特别|番外/i.test(file.source)
        ? isOwn(file) || file.got.name.includes('S00')
        : areNotTechnical(file),
    ),
  },
  {
    sentence:
      /keep the original name|keep half episodes|no number found|must stand alone|of a resolution|belongs to a resolution/,
    as: 'a number that stands in the file’s name and is none of picture and sound, half ones whole; else its own name, with the reason',
    ofFile: saved((file) => {
      if (isOwn(file)) return isToldOwn(file)
      const half = /(?<!\d)\d+\.5(?=\.[a-z])/i.exec(file.source)?.[0]
      const numeral = /第\s*([一二三四五六七八九十]+)/.exec(file.source)?.[1]
      if (half !== undefined) return file.got.name.includes(half)
      if (numeral !== undefined) return runsIn(file.got.name).includes(valueOf(numeral))
      return numbersOf(file).length > 0 && areNotTechnical(file)
    }),
  },
  {
    sentence: /take the whole number/,
    as: 'each number of the name stands in the file’s name, whole',
    ofFile: saved(areWhole),
  },
  {
    sentence: /accept a part only directly behind/,
    as: 'no part but one that stands directly behind 第…期 or 集',
    ofFile: saved(({ each, got, source }) => {
      const part = /[上中下一二三四五六七八九十]/.exec(
        stemOf(got.name).replaceAll(each.taskname, ''),
      )?.[0]
      return part === undefined || new RegExp(`[期集话部篇][(（]?${part}`).test(source)
    }),
  },
  {
    sentence: /before reading the version/,
    as: 'no 期 or 集 in the version',
    ofFile: saved(({ got }) => !/[期集].*版/.test(got.name)),
  },
  {
    sentence: /a version ends a word/,
    as: 'no version that goes on as a word',
    ofFile: saved(({ got, source }) => {
      const version = /[一-龥]+版/.exec(got.name)?.[0]
      return version === undefined || !new RegExp(`${version}[一-龥]`).test(source)
    }),
  },
  {
    sentence: /empty new name keeps the original/,
    as: 'its own name, with the reason',
    ofFile: isToldOwn,
  },
  {
    sentence: /recognise numbers of any (?:width|length)/,
    as: 'a file is left exactly where the folder has its name with any other number',
    ofFile: ({ each, got, old }) => {
      const isThere = old === '' || each.existing.some(({ name }) => shapeOf(name) === shapeOf(old))
      return (got.outcome === 'ignore') === isThere
    },
  },
  {
    sentence: /gets its own number/,
    as: 'all are saved, each under another name',
    ofAll: (results) =>
      results.every(({ outcome }) => outcome === 'save') &&
      new Set(results.map(({ name }) => name)).size === results.length,
  },
  {
    sentence: /gives one name for several files|one per episode by the quality rule/,
    as: 'one is saved under the name, the finest picture where names tell it; the others are left',
    ofAll: (results) => {
      const [kept, ...more] = results.filter(({ outcome }) => outcome === 'save')
      const lines = (name: string) => Number(/(\d{3,4})p/.exec(name)?.[1] ?? 0)
      return (
        kept !== undefined &&
        more.length === 0 &&
        results.every(({ source }) => lines(source) <= lines(kept.source))
      )
    },
  },
  {
    sentence: /list files the pattern leaves out/,
    as: 'the file is in the list, with the reason if it is left',
    ofAll: (results) => results.every(({ outcome, reason }) => outcome === 'save' || reason !== ''),
  },
  {
    sentence: /suffixes without regard to case|all usual video suffixes/,
    as: 'the file is saved under a name with its number',
    ofFile: saved((file) => !isOwn(file) && numbersOf(file).length > 0 && areWhole(file)),
  },
  {
    sentence: /compare (?:episodes by number|season and episode)/,
    as: 'the episode is there, so the file is left',
    ofFile: ({ got }) => got.outcome === 'ignore',
  },
  {
    sentence: /compare folders with folders|compare the whole name/,
    as: 'what only looks alike is not there, so the file is saved',
    ofFile: ({ got }) => got.outcome === 'save',
  },
  {
    sentence: /only video \(and subtitles\)/,
    as: 'the file is left',
    ofFile: ({ got }) => got.outcome === 'ignore',
  },
  {
    sentence: /keep the part when there is one/,
    as: 'the part stands in the name',
    ofFile: saved(({ got, source }) =>
      got.name.includes(/[期集]([上中下])/.exec(source)?.[1] ?? ''),
    ),
  },
  {
    sentence: /apply the pattern once per name/,
    as: 'the beginning of the doubled name',
    ofFile: saved(({ got, old }) => old.startsWith(got.name) && got.name.length < old.length),
  },
  {
    sentence: /\\0 as the whole match/,
    as: 'no control character in the name',
    // oxlint-disable-next-line no-control-regex
    ofFile: saved(({ got }) => !/[\0-\x1F]/.test(got.name)),
  },
]
