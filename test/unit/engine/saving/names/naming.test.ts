import { describe, expect, test } from 'vitest'
import { nameAll } from '../../../../../electron/engine/saving/names/naming.ts'
import { readRule } from '../../../../../electron/engine/saving/names/rule.ts'

type Rule = readonly [pattern: string, replacement: string]

/** The new name of each file of a share, or why it is left or keeps its own in brackets. */
function named([pattern, replacement]: Rule, names: string[], present: string[] = []): string[] {
  const items = names.map((name, index) => ({
    name,
    isFolder: false,
    updatedAt: names.length - index,
  }))
  const folder = present.map((name) => ({ name, isFolder: false }))
  const options = { taskName: '长夜', today: '2026-01-10', isSuffixIgnored: false }
  return nameAll(readRule({ pattern, replacement }), items, folder, options).map((naming) =>
    naming.outcome === 'ignore'
      ? `(${naming.reason})`
      : naming.name + (naming.own ? ` (${naming.own})` : ''),
  )
}

const own = { pattern: '', replacement: '' }

test.each([
  ['the episode', ['$TV', ''], 'x.第3集.mkv', 'E3.mkv'],
  ['season and episode', ['$TV_MAGIC', ''], 's1e3.mp4', '长夜.S01E03.mp4'],
  ['the part of an episode', ['$TV_MAGIC', ''], 'S01E05.Part2.mkv', '长夜.S01E05二.mkv'],
  ['the part of an issue', ['$SHOW_MAGIC', ''], '第3期下.mp4', '长夜.S01E01.第3期下.mp4'],
  ['what a group took, then a number', ['(第).*', '\\1{E}.{EXT}'], '第05集.mkv', '第05.mkv'],
  ['a date without its year', ['', '{DATE}.{EXT}'], '12.31 跨年.mp4', '20251231.mp4'],
  ['no date where there is none', ['', '{DATE}.{EXT}'], '13.45.mp4', '13.45.mp4 (empty)'],
  ['no date of two episodes', ['', '{DATE}.{EXT}'], '第1-2集.mp4', '第1-2集.mp4 (empty)'],
  ['no date of a picture', ['', '{DATE}.{EXT}'], '12-4K.mp4', '12-4K.mp4 (empty)'],
  ['no number where there is none', ['', 'E{E}.{EXT}'], '花絮.mp4', '花絮.mp4 (no-number)'],
  ['nothing beside an empty variable', ['', '{TASKNAME}.{VER}.{EXT}'], 'a.mp4', '长夜.mp4'],
  ['a special by its own name', ['$TV_REGEX', ''], 'x SP1.mkv', 'x SP1.mkv (no-number)'],
  ['no other file', ['^\\d+', ''], '花絮.mp4', '(no-match)'],
  ['no trap', ['(a+)+$', ''], `${'a'.repeat(60)}!`, '(too-slow)'],
] as const)('a rule gives %s', (_, rule, name, expected) => {
  expect(named(rule, [name])).toEqual([expected])
})

describe('no two files get one name', () => {
  test('of several pictures of one episode the finest is saved', () => {
    const names = ['E1.720p.mp4', 'E1.2160p.mp4', 'E1.1080p.mp4']
    expect(named(['$TV_MAGIC', ''], names)).toEqual([
      '(same-name)',
      '长夜.S01E1.mp4',
      '(same-name)',
    ])
  })

  test('4K is finer than 1080p, and the issue itself comes before another show of its number', () => {
    expect(named(['$TV_MAGIC', ''], ['05.1080p.mkv', '05.4K.mkv'])).toEqual([
      '(same-name)',
      '长夜.S01E05.mkv',
    ])
    const names = ['居民采访第1期.mp4', '第2期.mp4', '第1期.mp4']
    expect(named(['', '{E}.{EXT}'], names)).toEqual(['(same-name)', '2.mp4', '1.mp4'])
  })

  test('whatever the rule and the names are', () => {
    const pieces = ['第1集', 'E02', '03', 'SP1', '上', '.1080p', ' 4K', '2025.01.02', '花絮', '']
    const names = pieces.flatMap((a) => pieces.map((b) => `${a}${b}.mp4`))
    const rules: Rule[] = [
      ['$TV', ''],
      ['$TV_MAGIC', ''],
      ['', '{TASKNAME}.mp4'],
      ['', '{DATE}{PART}.{EXT}'],
      ['', '{II}.{EXT}'],
      ['\\d+', ''],
      ['\\d', '1'],
    ]
    for (const rule of rules) {
      const given = named(rule, [...new Set(names)], ['01.mp4', 'E3.mp4'])
        .filter((name) => !name.startsWith('('))
        .map((name) => name.replace(/ \([a-z-]+\)$/, ''))
      expect(new Set(given).size).toBe(given.length)
    }
  })
})

test.each([
  ['its own name', ['', ''], '1.mp4', ['1.mp4'], '(name-present)'],
  ['its new name', ['$TV', ''], '第3集.mp4', ['E3.mp4'], '(new-name-present)'],
  ['its new name in another width', ['$TV', ''], '第3集.mp4', ['E003.mp4'], '(new-name-present)'],
  ['its episode as another video', ['$TV', ''], '第3集.mp4', ['E3.mkv'], '(episode-present)'],
  ['a longer name', ['$TV', ''], '第3集.mp4', ['E3.mp4.part'], 'E3.mp4'],
  ['the subtitles of it', ['$TV', ''], '第3集.mp4', ['E3.srt'], 'E3.mp4'],
] as const)('a folder that holds %s', (_, rule, name, present, expected) => {
  expect(named(rule, [name], [...present])).toEqual([expected])
})

test('running numbers follow the order of the names, beside those that are there', () => {
  const rule: Rule = ['', '{II}.{CHINESE}.{EXT}']
  expect(named(rule, ['丙地.mp4', '甲地.mp4'], ['01.甲地.mp4'])).toEqual([
    '02.丙地.mp4',
    '(new-name-present)',
  ])
  expect(named(['', '{I}.{EXT}'], ['b.mp4', 'a.mp4'])).toEqual(['2.mp4', '1.mp4'])
})

test('a folder is no file of its name', () => {
  const item = { name: 'a', isFolder: true, updatedAt: 0 }
  const options = { taskName: '', today: '2026-01-10', isSuffixIgnored: false }
  const given = nameAll(readRule(own), [item], [{ name: 'a', isFolder: false }], options)
  expect(given).toMatchObject([{ outcome: 'save', name: 'a' }])
})

describe('a subtitle follows its video', () => {
  const rule: Rule = ['', '{TASKNAME}.E{E}.{EXT}']
  test('with what its own name has behind the name of that', () => {
    const names = ['x 第01集.1080p.mkv', 'x 第01集.1080p.chs.ass', 'x 第01集.1080p.zh-Hant.srt']
    expect(named(rule, [...names, 'x 第01集.1080p.srt'])).toEqual([
      '长夜.E01.mkv',
      '长夜.E01.chs.ass',
      '长夜.E01.zh-Hant.srt',
      '长夜.E01.srt',
    ])
  })

  test('by the number that counting on gave it', () => {
    const names = ['乙.en.srt', '甲.mp4', '乙.mp4']
    const [subtitle, , video = ''] = named(['', '{II}.{EXT}'], names, ['01.mp4'])
    expect(video).toMatch(/^\d\d\.mp4$/)
    expect(subtitle).toBe(video.replace('mp4', 'en.srt'))
  })

  test('that came before, under its own suffix, and once', () => {
    const names = ['第1集.mkv', '第1集.chs.srt', '第1集.cht.srt']
    expect(named(rule, names, ['长夜.E01.mp4', '长夜.E01.cht.srt'])).toEqual([
      '(episode-present)',
      '长夜.E01.chs.srt',
      '(new-name-present)',
    ])
  })

  test('and is a file like any other where that is left', () => {
    const names = ['甲 720p.mp4', '甲 720p.srt']
    expect(named(['srt$', '{II}.{EXT}'], names)).toEqual(['(no-match)', '甲 720p.01.srt'])
  })

  test('of another name keeps its language where there are several', () => {
    const names = ['S01E01.2160p.mkv', 'S01E01.zh.srt', 'S01E01.简体.srt', '第1集.en.srt']
    expect(named(rule, names)).toEqual([
      '长夜.E01.mkv',
      '长夜.E01.srt',
      '长夜.E01.简体.srt',
      '长夜.E1.srt',
    ])
  })

  test('and not one whose name only begins alike', () => {
    expect(named(rule, ['第1集.mkv', '第1集x.srt', '第1集加更.chs.srt'])).toEqual([
      '长夜.E1.mkv',
      '长夜.E1.srt',
      '第1集加更.chs.srt (no-number)',
    ])
  })
})

// Each would be tried for hours: in the number of the names, of their characters, or of the groups.
test('a rule that takes long takes no longer for many names, or beside long ones', () => {
  const many = Array.from({ length: 5000 }, (_, index) => `${'a'.repeat(100)}${index}b`)
  expect(new Set(named(['(a+)+$', ''], many))).toEqual(new Set(['(too-slow)']))
  const groups = '\\1'.repeat(20)
  expect(named(['(.)', `${groups}{I}.mp4`], ['1.mp4'], [`${'a'.repeat(200)}.mkv`])).toHaveLength(1)
  const apart = '\\1.'.repeat(20)
  expect(named(['(.)', `${apart}{I}.mp4`], ['1.mp4'], [`${'a.'.repeat(120)}mkv`])).toHaveLength(1)
  const running = '{I}'.repeat(20)
  expect(named(['(a)', `\\1${running}x`], ['a.mp4'], [`a${'1'.repeat(200)}y`])).toHaveLength(1)
})

// As numbers of JavaScript both of them are 20240101123456790000.
test('numbers of any length are told apart, and E05 is E5', () => {
  const cut: Rule = ['^x(.*)$', '\\1']
  const [one, other] = ['20240101123456789012.mp4', '20240101123456790000.mp4']
  expect(named(cut, [`x${one}`], [one])).toEqual(['(new-name-present)'])
  expect(named(cut, [`x${one}`], [other])).toEqual([one])
  expect(named(cut, ['xE5.mp4'], ['E005.mp4'])).toEqual(['(new-name-present)'])
  expect(named(['^(.*)$', '\\1E0{I}.mp4'], ['a'], ['aE05.mp4'])).toEqual(['(new-name-present)'])
})

test('one kind of video of an episode is enough, also within one run', () => {
  const rule: Rule = ['$TV_MAGIC', '']
  expect(named(rule, ['第1集.mp4', '第1集.mkv', '第2集.mkv', '第1集.txt'])).toEqual([
    '长夜.S01E1.mp4',
    '(same-name)',
    '长夜.S01E2.mkv',
    '(no-match)',
  ])
})

test('no name leads into another folder', () => {
  expect(named(['(.*)集', 'Fate/Zero.\\1'], ['第1集.mp4'])).toEqual(['Fate／Zero.第1.mp4'])
})

test('a file that holds several episodes is out of range only where all of them are', () => {
  const items = ['S01E01-E02.mkv', 'S01E03-E04.mkv', 'S01E05-E06.mkv'].map((name) => {
    return { name, isFolder: false, updatedAt: 0 }
  })
  const picks = { filter: { keep: [], out: [] }, from: 2, to: 3 }
  const options = { taskName: '', today: '2026-01-10', isSuffixIgnored: false, picks }
  const given = nameAll(readRule(own), items, [], options)
  expect(given.map(({ outcome }) => outcome)).toEqual(['save', 'save', 'ignore'])
})
