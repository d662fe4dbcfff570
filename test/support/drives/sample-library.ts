import { linkProviders } from '../../../electron/engine/links/providers/index.ts'
import type { Fate } from '../sample-drives.ts'
import { fixturesOf } from './fixtures.ts'

/** A made-up share and what becomes of it from night to night. */
export type SampleShare = {
  readonly title: string
  readonly url: string
  readonly passcode: string
  readonly category: string
  /** The id or the path by which the simulated drives know it. */
  readonly key: string
  fateOn(night: number): Fate
}

const places = ['雪山', '海岸', '长街', '北境', '竹林', '星港', '古城', '雨巷', '草原', '云上']
const things = [
  '来信',
  '食堂',
  '列车',
  '观测站',
  '旧事',
  '图书馆',
  '旅人',
  '夜航',
  '修表匠',
  '四季',
]
const kinds = [
  ['剧集', '4K 全24集'],
  ['电影', '1080P 国语中字'],
  ['纪录片', '全6集'],
  ['音乐', '无损 FLAC'],
  ['资料', 'PDF 合集'],
] as const

const deaths: readonly Fate[] = ['cancelled', 'deleted', 'banned', 'expired', 'not_found', 'empty']
const undecided: readonly Fate[] = ['unknown_code', 'not_json']
const webFates: readonly Fate[] = [
  'valid',
  'valid',
  'valid',
  'http_404',
  'http_410',
  'http_401',
  'http_403',
  'http_503',
]

// Drives that are recognised but not asked: a demo asks nobody but its simulated drives.
const elsewhere = Object.values(linkProviders).filter(({ id }) => fixturesOf(id).length === 0)

/** The first `count` shares of a library that is the same each time: mostly alive, some of every other kind. */
export function sampleLibrary(count: number): SampleShare[] {
  return Array.from({ length: count }, (_, index) => sampleShare(index))
}

function sampleShare(index: number): SampleShare {
  const [category, detail] = pick(kinds, index)
  const volume = Math.floor(index / 100)
  const title = `${pick(places, index)}${pick(things, Math.floor(index / 10))}${volume > 0 ? ` 第${volume + 1}部` : ''} ${detail}`
  const common = { title, category }
  if (index % 10 === 7) return { ...common, ...webShare(index) }
  if (index % 20 === 13) {
    const url = pick(elsewhere, Math.floor(index / 20)).sample + index
    return { ...common, url, passcode: '', key: url, fateOn: () => 'valid' }
  }
  return { ...common, ...quarkShare(index) }
}

function quarkShare(index: number): Omit<SampleShare, 'title' | 'category'> {
  const key = `5a3b1e${index.toString(16).padStart(6, '0')}`
  const isLocked = index % 17 === 5
  const passcode = isLocked && index % 2 === 0 ? 'a1B2' : ''
  const url = `https://pan.quark.cn/s/${key}${passcode === '' ? '' : `?pwd=${passcode}`}`
  return { key, url, passcode, fateOn: (night) => quarkFate(index, isLocked, night) }
}

function quarkFate(index: number, isLocked: boolean, night: number): Fate {
  if (isLocked) return 'locked'
  if (index % 41 === 3) return pick(undecided, index)
  // A drive that has a bad moment now and then.
  if ((index * 7 + night) % 97 === 0) return 'rate_limited'
  if (index % 29 === 11) return 'partial'
  // About one in eight dies, each on its night; a few come back.
  if (index % 8 !== 2) return 'valid'
  const diesOn = (index + Math.floor(index / 8)) % 15
  const comesBack = index % 5 === 0 && night > diesOn + 6
  return night < diesOn || comesBack ? 'valid' : pick(deaths, index)
}

function webShare(index: number): Omit<SampleShare, 'title' | 'category'> {
  const key = `library/item-${index}.zip`
  const fate = pick(webFates, Math.floor(index / 10))
  return { key, url: `https://files.example.com/${key}`, passcode: '', fateOn: () => fate }
}

function pick<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length]
  if (item === undefined) throw new Error('Nothing to pick from.')
  return item
}
