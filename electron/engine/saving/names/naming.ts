import type { LeftReason, OwnNameReason } from '../../model/saving/saving-task.ts'
import { TooManySteps } from '../pattern/match.ts'
import { draftOf, isNumberAlone, isNumbered, numbered, numbersOf } from './draft.ts'
import { numbersIn } from './episode.ts'
import { episodeStem, Folder, type PresentItem } from './folder.ts'
import { compareNames, inSequence } from './order.ts'
import { type Picks, unwanted } from './picks.ts'
import { linesIn, placeOf } from './preference.ts'
import type { Rule } from './rule.ts'
import { Siblings } from './siblings.ts'
import { stemOf } from './stem.ts'
import { Pairings, withLanguage } from './subtitles.ts'
import type { NamingContext } from './variables.ts'

/** A file or folder of a share. */
export type SharedItem = {
  readonly name: string
  readonly isFolder: boolean
  /** Milliseconds since 1970. */
  readonly updatedAt: number
}

/** What becomes of an item: saved under a name, or left, each with its reason. */
export type Naming<Item extends SharedItem> =
  | {
      readonly item: Item
      readonly outcome: 'save'
      readonly name: string
      /** Why it keeps its own name though the rule has another for it. */
      readonly own?: OwnNameReason
      /** The episode in its new name, where another number could be meant; empty where it is sure. */
      readonly unsure: string
    }
  | {
      readonly item: Item
      readonly outcome: 'ignore'
      readonly reason: LeftReason
      /** Its new name, and the name of what is there in its place. */
      readonly beside?: { readonly name: string; readonly there: string }
    }

type Given = Omit<NamingContext, 'siblings'> & {
  readonly isSuffixIgnored: boolean
  /** All, where there is none. */
  readonly picks?: Picks
  /** Words in a person's order: of several copies of one episode the first of them is taken. */
  readonly preferred?: readonly string[]
  /** Episodes that a person read, by the names of the files. */
  readonly episodes?: ReadonlyMap<string, string>
}
type Options = Given & { readonly siblings: Siblings; readonly slow: Set<string> }

// A rule that takes too long for so many names is not tried on the others: each keeps everything else waiting.
const mostSlow = 5

type Wanted<Item> = { readonly item: Item; readonly draft: string }

/** Names what a share holds beside what is in the folder already; the order is that of the share. */
export function nameAll<Item extends SharedItem>(
  rule: Rule,
  items: readonly Item[],
  present: readonly PresentItem[],
  given: Given,
): Naming<Item>[] {
  const files = items.flatMap(({ isFolder, name }) => (isFolder ? [] : [name]))
  const siblings = new Siblings(files, given.episodes)
  const options = { ...given, siblings, slow: new Set<string>() }
  const folder = new Folder(present, options.isSuffixIgnored)
  const results = new Map<Item, Naming<Item>>()
  const wanted: Wanted<Item>[] = []
  const subtitles: Wanted<Item>[] = []
  const pairings = new Pairings(items)
  const isPaired = (item: Item) => pairings.of(item) !== null
  const [paired, alone] = [items.filter(isPaired), items.filter((item) => !isPaired(item))]
  for (const item of [...alone, ...paired]) {
    const video = pairings.of(item)?.video
    const naming = video && results.get(video)
    // Without a name of its video it is a file like any other.
    const isFollowing = video !== undefined && (!naming || nameIn(naming) !== undefined)
    const result = first(rule, item, isFollowing ? noFolder : folder, options)
    if ('draft' in result) (isFollowing ? subtitles : wanted).push(result)
    else results.set(item, result)
  }
  // What keeps its name has it, whatever else a rule would call so.
  const kept = [...results.values()].flatMap((each) => (each.outcome === 'save' ? each.name : []))
  const taken = new Set(kept)
  for (const naming of give(rule, wanted, taken, folder, options)) {
    results.set(naming.item, naming)
  }
  for (const { draft, item } of subtitles) {
    const pairing = pairings.of(item)
    const video = pairing ? results.get(pairing.video) : undefined
    const name = video && nameIn(video)
    const own = numbered(draft, 0)
    const given = name === undefined ? own : stemOf(name) + (pairing?.rest ?? '')
    results.set(item, beside(item, given, taken, folder))
  }
  return items.flatMap((item) => results.get(item) ?? [])
}

/** The name a file gets, or that its episode has already. */
function nameIn(naming: Naming<SharedItem>): string | undefined {
  return naming.outcome === 'save' ? naming.name : naming.beside?.there
}

// What follows its video is looked for once that has its name.
const noFolder = new Folder([], false)

/** A subtitle under a name that follows its video's. */
function beside<Item extends SharedItem>(
  item: Item,
  name: string,
  taken: Set<string>,
  folder: Folder,
): Naming<Item> {
  if (folder.has(item)) return { item, outcome: 'ignore', reason: 'name-present' }
  if (folder.named(name) !== undefined)
    return { item, outcome: 'ignore', reason: 'new-name-present' }
  if (taken.has(name)) return { item, outcome: 'ignore', reason: 'same-name' }
  taken.add(name)
  return { item, outcome: 'save', name, unsure: '' }
}

function first<Item extends SharedItem>(
  rule: Rule,
  item: Item,
  folder: Folder,
  options: Options,
): Naming<Item> | Wanted<Item> {
  const reason = options.picks && unwanted(options.picks, item, options.siblings)
  if (reason) return { item, outcome: 'ignore', reason }
  const found = foundIn(rule, item.name, options)
  if (found === 'too-slow') return { item, outcome: 'ignore', reason: 'too-slow' }
  if (!found) return { item, outcome: 'ignore', reason: 'no-match' }
  if (folder.has(item)) return { item, outcome: 'ignore', reason: 'name-present' }
  const draft = item.isFolder ? null : draftOf(rule, item.name, found, options)
  const kept = { item, outcome: 'save', name: item.name, unsure: '' } as const
  if (!draft) return kept
  if (draft.kind === 'own') return { ...kept, own: draft.why }
  // Where the number alone tells names apart, the folder cannot say which file is there.
  const isAny = isNumbered(draft.text) && isNumberAlone(rule)
  const same = isAny ? undefined : folder.named(draft.text)
  const there = same ?? (isAny ? undefined : folder.ofEpisode(draft.text))
  if (there === undefined) return { item, draft: draft.text }
  const why = same === undefined ? 'episode-present' : 'new-name-present'
  const beside = isNumbered(draft.text) ? {} : { beside: { name: draft.text, there } }
  return { item, outcome: 'ignore', reason: why, ...beside }
}

function foundIn(
  rule: Rule,
  name: string,
  { siblings, slow }: Options,
): ReturnType<Rule['find']> | 'too-slow' {
  if (slow.size >= mostSlow) return 'too-slow'
  try {
    return rule.find(name, siblings)
  } catch (error) {
    if (!(error instanceof TooManySteps)) throw error
    slow.add(name)
    return 'too-slow'
  }
}

/** Gives each its running number and no two one name. */
function give<Item extends SharedItem>(
  rule: Rule,
  wanted: readonly Wanted<Item>[],
  taken: Set<string>,
  folder: Folder,
  context: Options,
): Naming<Item>[] {
  const numbers = numbersFor(rule, wanted, folder, context)
  const isByEpisode = rule.replacement?.some(
    (piece) => piece.kind === 'variable' && piece.name === 'E',
  )
  const stems = new Set([...taken].flatMap((name) => episodeStem(name) ?? []))
  const place = ({ item }: Wanted<Item>) => placeOf(item.name, context.preferred ?? [])
  const isDoubtful = ({ item }: Wanted<Item>) => numbersIn(item.name, context.siblings).isUnsure
  // What is an episode for certain comes before what may be one; of several pictures of it that are wanted alike the
  // sharpest is taken.
  return wanted
    .toSorted(
      (a, b) =>
        place(a) - place(b) ||
        Number(isDoubtful(a)) - Number(isDoubtful(b)) ||
        linesIn(b.item.name) - linesIn(a.item.name),
    )
    .map(({ item, draft }) => {
      const plain = numbered(draft, numbers.get(item) ?? 0)
      const other = taken.has(plain) ? withLanguage(plain, item.name) : null
      const name = other ?? plain
      const stem = episodeStem(name)
      const isSecond = taken.has(name) || (stem !== undefined && stems.has(stem))
      if (isSecond) return { item, outcome: 'ignore', reason: 'same-name' }
      taken.add(name)
      if (stem !== undefined) stems.add(stem)
      const { episode, isUnsure } = numbersIn(item.name, context.siblings)
      const unsure = isByEpisode === true && isUnsure ? episode : ''
      return { item, outcome: 'save', name, unsure }
    })
}

/** The place of each in the order of all, or the next number that is free. */
function numbersFor<Item extends SharedItem>(
  rule: Rule,
  wanted: readonly Wanted<Item>[],
  folder: Folder,
  context: Options,
): ReadonlyMap<Item, number> {
  const numberIn = numbersOf(rule, context)
  const known = numberIn ? folder.names().flatMap((name) => numberIn(name) ?? []) : []
  const used = new Set(known.map(({ number }) => number))
  const fresh = wanted.filter(({ draft }) => isNumbered(draft))
  const numbers = new Map<Item, number>()
  if (rule.isCountedOn) {
    const greatest = Math.max(0, ...used)
    const names = fresh.map(({ item }) => item.name)
    const places = new Map(inSequence(names, context.siblings).map((name, index) => [name, index]))
    for (const { item } of fresh) numbers.set(item, greatest + 1 + (places.get(item.name) ?? 0))
    return numbers
  }
  const inOrder = [
    ...known.map(({ draft }) => ({ key: draft, name: '', item: null })),
    ...fresh.map(({ item, draft }) => ({
      key: `${draft}_${item.updatedAt}`,
      name: item.name,
      item,
    })),
  ].toSorted((a, b) => compareNames(a.key, b.key) || compareNames(a.name, b.name))
  for (const [index, { item }] of inOrder.entries()) {
    if (!item) continue
    let number = index + 1
    while (used.has(number)) number += 1
    used.add(number)
    numbers.set(item, number)
  }
  return numbers
}
