import { traverseContractProcedures } from '@orpc/server'
import { describe, expect, test } from 'vitest'
import { contract } from '../../../electron/api/contract/index.ts'
import {
  fieldNames,
  idleReasons,
  intervalUnits,
  jobProblems,
  jobSchema,
  misfits,
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
import {
  languages,
  loginHindrances,
  settingsSchema,
  shortcutHindrances,
  themes,
} from '../../../electron/api/contract/settings.ts'
import { leftBehindKinds } from '../../../electron/api/contract/takeover.ts'
import { argumentsOf, partKeys, textKey } from '../../../electron/cli/command.ts'
import { commands } from '../../../electron/cli/program.ts'
import { accountFaults } from '../../../electron/engine/accounts/account-fault.ts'
import { importFaults } from '../../../electron/engine/library/files/import-fault.ts'
import { networkFaults } from '../../../electron/engine/links/requests/network-error.ts'
import { refusals } from '../../../electron/engine/model/refusal.ts'
import { systemFaults } from '../../../electron/engine/model/refusals/system-fault.ts'
import { damages } from '../../../electron/engine/moving/damage.ts'
import { channelFaults } from '../../../electron/engine/notify/channel-fault.ts'
import { folderFaults } from '../../../electron/engine/saving/folders/folder-fault.ts'
import { patternFaults } from '../../../electron/engine/saving/pattern/pattern-fault.ts'
import { remedies } from '../../../electron/engine/store/file/backups.ts'
import { takenOverFaults } from '../../../electron/engine/takeover/taken-over-tasks.ts'
import { scheduleFaults } from '../../../electron/engine/time/schedule-fault.ts'
import { numberForms } from '../../../renderer/pages/jobs/edit/job-params.ts'
import { scheduleModes } from '../../../renderer/pages/jobs/edit/schedule/schedule-mode.ts'
import { entriesOf, mentionsIn, singular, sourcesIn } from '../../support/catalogues.ts'

// Who reads which catalogue: the page loads nothing that only a terminal or a tray says.
const readers = [
  {
    folder: 'renderer/**/*.{ts,tsx}',
    files: [
      'page',
      'account',
      'jobs',
      'notifications',
      'saving',
      'workers',
      'shared',
      'system',
      'reasons',
    ],
  },
  { folder: 'electron/words/**/*.ts', files: ['shared', 'reasons', 'machine', 'saving'] },
  { folder: 'electron/machine/**/*.ts', files: ['machine', 'shared', 'engine'] },
  {
    folder: 'electron/cli/**/*.ts',
    files: ['cli', 'shared', 'system', 'reasons', 'machine', 'saving', 'workers'],
  },
  { folder: 'electron/desktop/**/*.ts', files: ['desktop', 'shared', 'reasons', 'machine'] },
  { folder: 'electron/engine/**/*.ts', files: ['engine', 'shared', 'saving'] },
]

// What every call may end with: the page's own codes, and those of HTTP.
const undeclared = [
  'UNKNOWN',
  'TIMEOUT',
  'DISCONNECTED',
  'BAD_REQUEST',
  'PAYLOAD_TOO_LARGE',
  'TOO_MANY_REQUESTS',
  'INTERNAL_SERVER_ERROR',
]

// A setting's row is made of its name; what hinders one, or comes of one, is no setting.
const {
  effectiveTimeZone: _,
  http,
  startAtLoginHindrance: __,
  notificationProblem: ___,
  pausedUntil: ____,
  quickAddShortcutHindrance: _____,
  hasWorkers: ______,
  ...settings
} = settingsSchema.shape
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
    ...orders.map((order) => `column.${order}`),
    ...outcomes.map((outcome) => `outcome.${outcome}`),
    ...runSchema.shape.cause.options.map((cause) => `cause.${cause}`),
    ...fieldNames.map((name) => `schedule.field.${name}`),
    ...intervalUnits.flatMap((unit) => [
      `schedule.units.${unit}`,
      `trigger.interval.${unit}`,
      `trigger.each.${unit}`,
    ]),
    ...scheduleModes.filter((mode) => mode !== 'interval').map((mode) => `schedule.${mode}`),
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
    ...Object.keys(jobProblems).map((name) => `jobProblem.${name}`),
    ...Object.keys(misfits).map((name) => `misfit.${name}`),
    ...idleReasons.map((reason) => `idle.${reason}`),
    ...levels.map((level) => `level.${level}`),
    ...unreadableReasons.map((why) => `import.${why}`),
    ...leftBehindKinds.map((what) => `takeover.left.${what}`),
    ...languages.map((language) => `settings.languages.${language}`),
    ...loginHindrances.map((hindrance) => `settings.startAtLoginHindrance.${hindrance}`),
    ...shortcutHindrances.map((hindrance) => `settings.quickAddShortcutHindrances.${hindrance}`),
    ...themes.map((theme) => `settings.themes.${theme}`),
    ...settingNames.flatMap((name) => [`settings.${name}`, `settings.${name}Hint`]),
    ...['link', 'network', 'login', 'provider'].flatMap((blame) => [
      `blame.${blame}`,
      `blame.hint.${blame}`,
    ]),
  ]
  expect(needed.filter((key) => !fileOf.has(key))).toEqual([])
})

test('the page has a sentence for every refusal that a call declares, and for no other', () => {
  const declared = new Set<string>()
  traverseContractProcedures({ path: [], router: contract }, (call) => {
    for (const code of Object.keys(call.contract['~orpc'].errorMap)) declared.add(code)
  })
  // What follows a code in small letters is the kind of thing that the sentence is for.
  const codesOf = (name: string) =>
    new Set(
      [...fileOf.keys()]
        .filter((key) => key.startsWith(name))
        .map((key) => key.slice(name.length).replace(/_[a-z-]+$/, '')),
    )
  expect(codesOf('errors.')).toEqual(declared.union(new Set(undeclared)))
  expect(codesOf('machineErrors.')).toEqual(new Set(Object.keys(refusals)).difference(declared))
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
  const ofCommands = commands.flatMap((command) => [
    `${textKey(command.name)}.summary`,
    ...command.options.flatMap((flags) => partKeys(command.name, 'options', flags)),
    ...argumentsOf(command).flatMap((each) => partKeys(command.name, 'arguments', each)),
  ])
  const faults = {
    accountFault: accountFaults,
    channelFault: channelFaults,
    networkFault: networkFaults,
    folderFault: folderFaults,
    patternFault: patternFaults,
    systemFault: systemFaults,
    takenOverFault: takenOverFaults,
    scheduleFault: scheduleFaults,
    misfit: misfits,
  }
  const ofFiles = { importFault: importFaults, moveDamage: damages, remedy: remedies }
  const ofTables = Object.entries({ ...faults, ...ofFiles }).flatMap(([home, table]) =>
    Object.keys(table).map((key) => `${home}.${key}`),
  )
  const spoken = new Set([...ofCommands, ...ofTables])
  const mentions = readers.flatMap(({ folder }) => sourcesIn(folder).flatMap(mentionsIn))
  // A hint is said wherever its name is.
  const named = (key: string) => key.replace(/Hint$/, '')
  const isMentioned = (key: string) => mentions.some(({ pattern }) => pattern.test(key))
  const silent = [...fileOf.keys()].filter(
    (key) => !spoken.has(key) && !isMentioned(key) && !isMentioned(named(key)),
  )
  expect(silent).toEqual([])
})
