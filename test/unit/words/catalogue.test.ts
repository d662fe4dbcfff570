import { describe, expect, test } from 'vitest'
import {
  fieldNames,
  idleReasons,
  intervalUnits,
  jobSchema,
  onScheduleSchema,
  policySchema,
  scriptParamsSchema,
} from '../../../electron/api/contract/jobs.ts'
import {
  healths,
  orders,
  providers,
  states,
  unreadableReasons,
} from '../../../electron/api/contract/resources.ts'
import { levels, outcomes, runSchema } from '../../../electron/api/contract/runs.ts'
import { languages, settingsSchema, themes } from '../../../electron/api/contract/settings.ts'
import { leftBehindKinds } from '../../../electron/api/contract/takeover.ts'
import { textKey } from '../../../electron/cli/command.ts'
import { commands, optionName } from '../../../electron/cli/program.ts'
import { languageOf } from '../../../electron/words/catalogue.ts'
import { numberForms } from '../../../renderer/pages/jobs/edit/job-params.ts'
import { scheduleModes } from '../../../renderer/pages/jobs/edit/schedule/schedule-mode.ts'
import { entriesOf, mentionsIn, singular, sourcesIn } from '../../support/catalogues.ts'

// Who reads which catalogue: the page loads nothing that only a terminal or a tray says.
const readers = [
  { folder: 'renderer/**/*.{ts,tsx}', files: ['page', 'shared', 'reasons'] },
  { folder: 'electron/words/*.ts', files: ['shared', 'reasons'] },
  { folder: 'electron/cli/**/*.ts', files: ['cli', 'shared', 'reasons'] },
  { folder: 'electron/desktop/**/*.ts', files: ['desktop', 'shared', 'reasons'] },
  { folder: 'electron/engine/**/*.ts', files: ['engine', 'shared'] },
]

// A setting's row is made of its name.
const { http, ...settings } = settingsSchema.shape
const settingNames = [
  ...Object.keys(settings),
  ...Object.keys(http.shape).map((name) => `http${name[0]?.toUpperCase()}${name.slice(1)}`),
]

const english = entriesOf('en')
const chinese = entriesOf('zh-CN')
const place = ({ file, key }: { readonly file: string; readonly key: string }) =>
  `${file} ${singular(key)}`
const fileOf = new Map(english.map(({ file, key }) => [singular(key), file]))
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map(([, name = '']) => name)

test('both languages have the same keys in the same files, and none is empty', () => {
  expect(english.length).toBeGreaterThan(800)
  expect(new Set(chinese.map(place))).toEqual(new Set(english.map(place)))
  expect([...english, ...chinese].filter(({ text }) => text === '')).toEqual([])
})

test('no two files begin a key with the same name, so that each can be found', () => {
  const homes = Map.groupBy(english, ({ key }) => key.split('.')[0] ?? '')
  const shared = [...homes].filter(([, found]) => new Set(found.map(({ file }) => file)).size > 1)
  expect(shared.map(([name]) => name)).toEqual([])
})

test('both languages are given the same values', () => {
  const values = Map.groupBy(english, ({ key }) => singular(key))
  for (const { key, text } of chinese) {
    const given = { key, values: new Set(placeholders(text)) }
    const wanted = values.get(singular(key))?.flatMap((entry) => placeholders(entry.text))
    expect(given).toEqual({ key, values: new Set(wanted) })
  }
})

test('every value of the contract has its words', () => {
  const needed = [
    ...states.flatMap((state) => [`state.${state}`, `explain.${state}`]),
    ...healths.flatMap((health) => [`health.${health}`, `health.hint.${health}`]),
    ...providers.map((provider) => `provider.${provider}`),
    ...orders.map((order) => `resources.column.${order}`),
    ...outcomes.map((outcome) => `outcome.${outcome}`),
    ...runSchema.shape.cause.options.map((cause) => `cause.${cause}`),
    ...fieldNames.map((name) => `schedule.field.${name}`),
    ...intervalUnits.flatMap((unit) => [`schedule.units.${unit}`, `trigger.interval.${unit}`]),
    ...scheduleModes.map((mode) => `schedule.${mode}`),
    ...jobSchema.shape.kind.options
      .filter((kind) => kind !== 'built-in')
      .map((kind) => `jobs.kind.${kind}`),
    ...Object.entries(numberForms).flatMap(([id, { params }]) => [
      `params.intro.${id}`,
      ...params.flatMap(({ name, unit }) => [`params.${name}`, `params.${unit}`]),
    ]),
    // The label names what is meant, the field its unit.
    ...Object.keys(policySchema.shape)
      .map((name) => name.replace(/Seconds$/, ''))
      .flatMap((name) => [`policy.${name}`, `policy.${name}Hint`]),
    ...Object.keys(scriptParamsSchema.shape).flatMap((name) => [
      `script.${name}`,
      `script.${name}Hint`,
    ]),
    ...onScheduleSchema.options.map((each) => `params.scheduled.${each}`),
    ...idleReasons.map((reason) => `idle.${reason}`),
    ...levels.map((level) => `level.${level}`),
    ...unreadableReasons.map((why) => `import.${why}`),
    ...leftBehindKinds.map((what) => `takeover.left.${what}`),
    ...languages.map((language) => `settings.languages.${language}`),
    ...themes.map((theme) => `settings.themes.${theme}`),
    ...settingNames.flatMap((name) => [`settings.${name}`, `settings.${name}Hint`]),
    ...['link', 'network', 'login', 'provider'].flatMap((blame) => [
      `blame.${blame}`,
      `blame.hint.${blame}`,
    ]),
  ]
  expect(needed.filter((key) => !fileOf.has(key))).toEqual([])
})

describe.each(readers)('what $folder says', ({ folder, files }) => {
  const mentions = sourcesIn(folder).flatMap((source) =>
    mentionsIn(source).map((mention) => ({ ...mention, name: source.name })),
  )

  test('has words', () => {
    const unknown = mentions.filter(
      ({ isCall, pattern }) => isCall && ![...fileOf.keys()].some((key) => pattern.test(key)),
    )
    expect(unknown.map(({ name, written }) => ({ name, written }))).toEqual([])
  })

  test(`stands in ${files.join(', ')}`, () => {
    const used = [...fileOf].filter(([key]) => mentions.some(({ pattern }) => pattern.test(key)))
    expect(used.length).toBeGreaterThan(15)
    expect(used.filter(([, file]) => !files.includes(file))).toEqual([])
  })
})

test('every string is said by somebody', () => {
  const ofCommands = commands.flatMap(({ name, options, arguments: given }) => [
    `${textKey(name)}.summary`,
    ...(given === '' ? [] : [`${textKey(name)}.argument`]),
    ...options.map((flags) => `${textKey(name)}.options.${optionName(flags)}`),
  ])
  const spoken = new Set(ofCommands)
  const patterns = readers
    .flatMap(({ folder }) => sourcesIn(folder).flatMap(mentionsIn))
    .map(({ pattern }) => pattern)
  // A hint is said wherever its name is.
  const named = (key: string) => key.replace(/Hint$/, '')
  const silent = [...fileOf.keys()].filter(
    (key) =>
      !spoken.has(key) && !patterns.some((found) => found.test(key) || found.test(named(key))),
  )
  expect(silent).toEqual([])
})

describe('no visible text slips by the catalogues', () => {
  const cjk = /\p{Script=Han}/u
  // A text between tags on one line, or alone on a line after one; expressions are in braces.
  const literal = /(?<!=)>\s*[^<>{}=()]*\p{L}[^<>{}=()]*<\//u
  const attribute = /\b(?:aria-label|title|label|placeholder|description|alt)="[^"]*\p{L}{2}[^"]*"/u
  const isAllowed = (line: string) => line.includes('placeholder="https://"')

  test.each(sourcesIn('renderer/**/*.tsx'))('$name', ({ text }) => {
    expect(text).not.toMatch(cjk)
    const slips = text
      .split('\n')
      .filter((line) => (literal.test(line) || attribute.test(line)) && !isAllowed(line))
    expect(slips).toEqual([])
  })

  test('the scan finds what it looks for', () => {
    expect('<p>Hello there</p>').toMatch(literal)
    expect('<input title="Close it" />').toMatch(attribute)
    expect("<p>{t('x')}</p>").not.toMatch(literal)
  })
})

test('the system language chooses the catalogue', () => {
  expect(languageOf('system', 'zh-Hans-CN')).toBe('zh-CN')
  expect(languageOf('system', 'zh')).toBe('zh-CN')
  expect(languageOf('system', 'zha')).toBe('en')
  expect(languageOf('system', 'de-DE')).toBe('en')
  expect(languageOf('en', 'zh-CN')).toBe('en')
})
