import type { Finding } from '../../model/import.ts'
import { unreadable } from './finding.ts'
import { type ColumnName, columnName } from './tables/column-names.ts'
import { rowFindings } from './tables/row-findings.ts'
import { plainCell } from './tables/table-cell.ts'

/** Where a value stands: under which key, and what the objects around it say of the links in it. */
type Place = {
  readonly key: string
  readonly title: string
  readonly category: string
  /** The list it is an item of. */
  readonly list: List | undefined
}

/** Items that give no link are worth a word only in a list where others do. */
type List = { hasLink: boolean; waiting: Finding[] }

type Step = { readonly value: unknown; readonly place: Place }

type Entry = readonly (readonly [key: string, text: string])[]

// Objects that hold the fields of the one around them.
const partOf = /^(?:content|link|url|attributes|bookmark|resource)$/
// Lists of pictures and words, not of links.
const beside =
  /image|img|icon|cover|thumb|avatar|poster|screenshot|media|highlight|tag|label|封面|图/i
// Under these a browser keeps its own folders, whose names are no person's.
const ownFolders = /^(?:bookmark_bar|other|synced|mobile|roots)$/
// An object elsewhere is a setting as likely as a link; one with a drive's share is a link.
const whole = /^(?:|data|result|item)$/

/**
 * The links of a JSON value in the order of the text. An object with an address is one; the name of the one
 * around it is its category or, where it has no name itself, its title.
 */
export function* linksInJson(json: unknown, leftOut: Set<string>): Generator<Finding> {
  // A stack of our own: a file may be nested deeper than calls can be.
  const steps: Step[] = [
    { value: json, place: { key: '', title: '', category: '', list: undefined } },
  ]
  const names = new Names()
  let line = 0
  for (let step = steps.pop(); step; step = steps.pop()) {
    const { value, place } = step
    if (Array.isArray(value)) {
      const list: List = { hasLink: place.key === '', waiting: [] }
      // The last that is pushed is read first.
      for (const item of value.toReversed()) steps.push({ value: item, place: { ...place, list } })
      continue
    }
    if (place.list) line += 1
    if (isObject(value)) {
      const entry = entryOf(value)
      // What the text beside a list of links names is in the list too.
      const own = hasLinkList(value) ? entry.filter(([key]) => isKnown(key)) : entry
      const links = linksOf(own, place)
      const inside = stepsInto(value, entry, place, links.length > 0)
      if (links.length > 0) yield* found(links, place)
      else if (inside.length === 0)
        yield* nothing(nameOf(entry) || Object.keys(value).join(' '), place)
      for (const each of inside.toReversed()) steps.push(each)
    } else if (typeof value === 'string' && place.list) {
      const links = linksOf([['url', value]], place)
      yield* links.length > 0 ? found(links, place) : nothing(value, place)
    } else if (place.list) yield* nothing(String(value), place, 'bad_row')
  }

  function linksOf(entry: Entry, place: Place): readonly Finding[] {
    const around = Object.entries({ title: place.title, category: place.category })
    const row = [...entry, ...around.filter(([, text]) => text !== '')]
    const cells = row.map(([, text]) => plainCell(text))
    const findings = rowFindings({ line: Math.max(line, 1), cells }, names.of(row), leftOut)
    const takesWeb = place.list !== undefined || whole.test(place.key)
    const links = findings.filter((each) => 'link' in each)
    return links.some(({ link }) => takesWeb || link.provider !== 'web') ? findings : []
  }

  function* found(findings: readonly Finding[], { list }: Place): Generator<Finding> {
    if (list) {
      list.hasLink = true
      yield* list.waiting.splice(0)
    }
    yield* findings
  }

  function* nothing(
    text: string,
    { list }: Place,
    why: 'no_link' | 'bad_row' = 'no_link',
  ): Generator<Finding> {
    const finding = unreadable(line, text, why)
    if (list?.hasLink) yield finding
    else list?.waiting.push(finding)
  }
}

/** The texts of an object, with those of a part of it, such as `content.url`, and its lists of addresses. */
function entryOf(value: Readonly<Record<string, unknown>>): Entry {
  const own: [string, string][] = []
  const parts: [string, string][] = []
  for (const [key, inner] of Object.entries(value)) {
    const text = textOf(inner)
    if (text !== undefined) own.push([key, text])
    else if (Array.isArray(inner) && columnName(key).role === 'url') {
      const texts = inner.map(textOf)
      if (texts.every((each) => each !== undefined)) own.push([key, texts.join('\n')])
    } else if (Array.isArray(inner) && columnName(key).role === 'tags') {
      const names = inner.map((tag) => textOf(isObject(tag) ? tag['name'] : tag) ?? '')
      own.push([key, names.join(',')])
    } else if (isObject(inner) && partOf.test(key)) {
      for (const [name, text] of Object.entries(inner)) {
        const written = textOf(text)
        if (written !== undefined) parts.push([name, written])
      }
    }
  }
  return [...own, ...parts]
}

/** What may hold links inside an object; in one that is a link itself, only its lists of more. */
function stepsInto(
  value: Readonly<Record<string, unknown>>,
  entry: Entry,
  place: Place,
  isLink: boolean,
): Step[] {
  const name = nameOf(entry)
  const isOwnFolder = ownFolders.test(place.key) || 'root' in value
  // A whole file is no category.
  const category = (place.list && !isOwnFolder && name) || place.category
  const list = isTable(value) ? { hasLink: false, waiting: [] } : undefined
  return Object.entries(value).flatMap(([key, inner]) => {
    const isList = Array.isArray(inner)
    if ((!isList && !isObject(inner)) || beside.test(key)) return []
    if (isLink && !isLinkList(key, inner)) return []
    const isTitle = isList && inner.some(isObject) && !inner.some(hasTitle)
    const inside = isTitle ? { ...place, title: name || place.title } : { ...place, category }
    return [{ value: inner, place: { ...inside, key, list } }]
  })
}

function hasLinkList(value: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(value).some(([key, inner]) => isLinkList(key, inner))
}

function isLinkList(key: string, value: unknown): boolean {
  return Array.isArray(value) && value.some(isObject) && columnName(key).role === 'url'
}

function isKnown(key: string): boolean {
  return columnName(key).role !== 'unknown'
}

/** Whether an object is a list whose items have names: `{"12": {…}, "13": {…}}`. */
function isTable(value: Readonly<Record<string, unknown>>): boolean {
  const values = Object.values(value)
  return (
    values.length > 0 &&
    values.every(isObject) &&
    Object.keys(value).every((key) => /^\d+$/.test(key))
  )
}

function hasTitle(item: unknown): boolean {
  return isObject(item) && nameOf(entryOf(item)) !== ''
}

function nameOf(entry: Entry): string {
  return entry.find(([key, text]) => columnName(key).role === 'title' && text !== '')?.[1] ?? ''
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The columns of entries; those of one list have the same keys. */
class Names {
  readonly #known = new Map<string, readonly ColumnName[]>()

  of(entry: Entry): readonly ColumnName[] {
    const keys = entry.map(([key]) => key).join('\n')
    const columns = this.#known.get(keys) ?? entry.map(([key]) => columnName(key))
    this.#known.set(keys, columns)
    return columns.some(({ role }) => role === 'title') ? columns : this.#titled(entry, columns)
  }

  /** Without a title a short note is one: PanSou's `note`, Pinboard's `description`. */
  #titled(entry: Entry, columns: readonly ColumnName[]): readonly ColumnName[] {
    const note = columns.findIndex(({ role }) => role === 'note')
    const isShort = /^.{1,200}$/.test(entry[note]?.[1] ?? '')
    return columns.map((column, index) =>
      index === note && isShort ? { ...column, role: 'title' } : column,
    )
  }
}
