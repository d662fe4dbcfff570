import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fieldNames, intervalUnits, jobSchema } from '../../../electron/api/contract/jobs.ts'
import {
  healths,
  orders,
  providers,
  states,
  unreadableReasons,
} from '../../../electron/api/contract/resources.ts'
import { levels, outcomes, runSchema } from '../../../electron/api/contract/runs.ts'
import { languages, themes } from '../../../electron/api/contract/settings.ts'
import { leftBehindKinds } from '../../../electron/api/contract/takeover.ts'
import { quarkReasons } from '../../../electron/engine/links/providers/quark/codes.ts'
import { networkCodes } from '../../../electron/engine/links/requests/request.ts'
import en from '../../../electron/words/en.json'
import zhCN from '../../../electron/words/zh-CN.json'
import { languageOf } from '../../../renderer/i18n.ts'
import { numberForm } from '../../../renderer/pages/jobs/edit/job-params.ts'
import { scheduleModes } from '../../../renderer/pages/jobs/edit/schedule-mode.ts'

const root = join(import.meta.dirname, '../../../renderer')
const files = globSync('**/*.{ts,tsx}', { cwd: root }).map((name) => ({
  name,
  text: readFileSync(join(root, name), 'utf8'),
}))

const numberJobs = ['check_resources_links', 'cleanup_temp_files', 'back_up_database']

type Catalogue = { readonly [key: string]: string | Catalogue }

function entries(catalogue: Catalogue, path = ''): [string, string][] {
  return Object.entries(catalogue).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : entries(value, `${path}${key}.`),
  )
}

// Chinese has one plural form, English two.
const withoutPlural = (key: string) => key.replace(/_(?:one|other)$/, '')
const english = new Map(entries(en))
const chinese = new Map(entries(zhCN))
const keys = (catalogue: ReadonlyMap<string, string>) =>
  new Set([...catalogue.keys()].map(withoutPlural))
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map(([, name = '']) => name)

test('both languages have the same keys, and none is empty', () => {
  expect(keys(chinese)).toEqual(keys(english))
  expect([...english, ...chinese].filter(([, text]) => text === '')).toEqual([])
})

test('both languages are given the same values', () => {
  for (const [key, text] of chinese) {
    const given = { key, values: new Set(placeholders(text)) }
    expect(given).toEqual({ key, values: new Set(placeholders(english.get(key) ?? '')) })
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
    ...intervalUnits.flatMap((unit) => [
      `schedule.units.${unit}`,
      `schedule.words.interval.${unit}_other`,
    ]),
    ...scheduleModes.map((mode) => `schedule.${mode}`),
    ...jobSchema.shape.kind.options
      .filter((kind) => kind !== 'built-in')
      .map((kind) => `jobs.kind.${kind}`),
    ...numberJobs.flatMap((id) => [
      `params.intro.${id}`,
      ...(numberForm(id)?.params ?? []).flatMap(({ name, unit, hasHint }) => [
        `params.${name}`,
        `params.${unit}`,
        ...(hasHint ? [`params.${name}Hint`] : []),
      ]),
    ]),
    ...[
      'afterSleep',
      'misfireGrace',
      'coalesce',
      'timeLimit',
      'maxInstances',
      'retries',
      'retryBackOff',
    ].flatMap((name) => [`policy.${name}`, `policy.${name}Hint`]),
    ...['program', 'folder', 'arguments', 'environment'].flatMap((name) => [
      `script.${name}`,
      `script.${name}Hint`,
    ]),
    ...levels.map((level) => `level.${level}`),
    ...unreadableReasons.map((why) => `import.${why}`),
    ...leftBehindKinds.map((what) => `takeover.left.${what}`),
    ...languages.map((language) => `settings.languages.${language}`),
    ...themes.map((theme) => `settings.themes.${theme}`),
    ...[...quarkReasons, ...networkCodes].map((code) => `reason.${code}`),
    ...['link', 'network', 'login', 'provider'].flatMap((blame) => [
      `blame.${blame}`,
      `blame.hint.${blame}`,
    ]),
  ]
  expect(needed.filter((key) => !english.has(key))).toEqual([])
})

test('every key that the page names exists', () => {
  const named = files.flatMap(({ name, text }) =>
    [...text.matchAll(/\b(?:t\(\s*'([\w.-]+)'|name="(\w+\.[\w.-]+)")/g)].map(([, key, row]) => ({
      name,
      key: key ?? row ?? '',
    })),
  )
  const isKnown = (key: string) => english.has(key) || english.has(`${key}_other`)
  expect(named.length).toBeGreaterThan(100)
  expect(named.filter(({ key }) => !isKnown(key))).toEqual([])
})

describe('no visible text slips by the catalogues', () => {
  const cjk = /\p{Script=Han}/u
  // A text between tags on one line, or alone on a line after one; expressions are in braces.
  const literal = /(?<!=)>\s*[^<>{}=()]*\p{L}[^<>{}=()]*<\//u
  const attribute = /\b(?:aria-label|title|label|placeholder|description|alt)="[^"]*\p{L}{2}[^"]*"/u
  const isAllowed = (line: string) => line.includes('placeholder="https://"')

  test.each(files.filter(({ name }) => name.endsWith('.tsx')))('$name', ({ text }) => {
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
