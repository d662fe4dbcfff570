import { expect, test } from 'vitest'
import type { Run } from '../../../../electron/api/contract/runs.ts'
import type { LoginStart } from '../../../../electron/api/contract/settings.ts'
import { type TrayEntry, trayMenu } from '../../../../electron/desktop/tray/tray-menu.ts'
import { type TrayFacts, trayModel } from '../../../../electron/desktop/tray/tray-model.ts'
import { Format } from '../../../../electron/words/format.ts'
import { Language } from '../../../../electron/words/language.ts'

const { words } = new Language('en-GB')
const format = new Format(words, 'UTC')
const written = (at: number) => format.weekday(at)

const run = (outcome: Run['outcome'], change: Partial<Run> = {}) => ({
  id: 4,
  outcome,
  done: 0,
  total: 0,
  scheduledAt: 100,
  finishedAt: outcome === null ? null : 200,
  ...change,
})
const job = (change: Partial<TrayFacts['jobs'][number]> = {}) => ({
  id: 'check_resources_links',
  name: '',
  nextRunAt: 5,
  running: null,
  recentRuns: [],
  ...change,
})
const facts = (change: Partial<TrayFacts> = {}): TrayFacts => ({
  paused: false,
  pausedUntil: null,
  problems: 0,
  died: 0,
  lastDied: [],
  saved: [],
  failuresSeenUntil: 0,
  health: { alive: 0, dead: 0, undecided: 0, unchecked: 0, uncheckable: 0 },
  jobs: [job()],
  ...change,
})
const health = (change: Partial<TrayFacts['health']>) => ({ ...facts().health, ...change })
const running = job({ running: run(null, { id: 5, done: 3, total: 10 }) })
const failed = job({ recentRuns: [run('succeeded'), run('timed-out')] })

test.each<[string, TrayFacts, string, string, string]>([
  ['nothing yet', facts(), 'ok', 'No links yet', '/links'],
  [
    'unchecked',
    facts({ health: health({ unchecked: 4 }) }),
    'ok',
    'No link is checked yet',
    '/links',
  ],
  ['all alive', facts({ health: health({ alive: 9 }) }), 'ok', '9 links are alive', '/links'],
  [
    'one that died and nobody has seen',
    facts({ died: 1, health: health({ alive: 9, dead: 4 }) }),
    'attention',
    '1 link died since you last looked',
    '/?review=true',
  ],
  [
    'all that died reviewed',
    facts({ health: health({ alive: 9, dead: 4 }) }),
    'ok',
    'Nothing new: 9 alive, 4 dead',
    '/links',
  ],
  [
    'a job file with an error',
    facts({ problems: 2, died: 1 }),
    'attention',
    '2 problems keep jobs from running',
    '/jobs',
  ],
  ['failed', facts({ jobs: [failed] }), 'attention', 'Check links failed the last time', '/runs/4'],
  ['paused', facts({ paused: true, died: 1 }), 'paused', 'All jobs are paused', '/jobs'],
  [
    'paused for a while',
    facts({ paused: true, pausedUntil: 7 }),
    'paused',
    `All jobs are paused until ${written(7)}`,
    '/jobs',
  ],
  [
    'running',
    facts({ paused: true, jobs: [running] }),
    'running',
    'Running: Check links',
    '/runs/5',
  ],
])('says how things are, and where: %s', (_, facts, state, status, place) => {
  expect(trayModel(facts, words, format)).toMatchObject({ state, status, opening: { place } })
})

test('a failure that was looked at calls no more, and stays in the list of failures', () => {
  const { failures, state } = trayModel(
    facts({ jobs: [failed], failuresSeenUntil: 200 }),
    words,
    format,
  )
  const opening = { type: 'open-failure', place: '/runs/4' }
  expect(state).toBe('ok')
  expect(failures).toEqual([{ job: 'Check links', at: 200, opening }])
})

test('of several failures the status names the newest that nobody has looked at', () => {
  const older = job({
    id: 'a',
    name: 'Older',
    recentRuns: [run('failed', { id: 1, finishedAt: 50 })],
  })
  const newer = job({
    id: 'b',
    name: 'Newer',
    recentRuns: [run('failed', { id: 2, finishedAt: 80 })],
  })
  const { failures, status } = trayModel(facts({ jobs: [older, newer] }), words, format)
  expect(status).toBe('Newer failed the last time')
  expect(failures.map(({ job }) => job)).toEqual(['Newer', 'Older'])
})

test('links that died last are called by their titles, or by what they lead to', () => {
  const link = (id: number, title: string) => ({ id, title, url: `https://example.com/${id}` })
  const lastDied = [link(1, 'Tom & Jerry\nS01'), link(2, '\u200F\u200E')]
  expect(trayModel(facts({ lastDied }), words, format).dead).toEqual([
    { id: 1, title: 'Tom & Jerry S01' },
    { id: 2, title: 'https://example.com/2' },
  ])
})

test.each([
  ['succeeded since', [run('failed'), run('succeeded')], 'ok'],
  ['cancelled since', [run('failed'), run('cancelled')], 'attention'],
  ['runs again', [run('failed'), run(null)], 'attention'],
  ['only missed', [run('missed')], 'ok'],
])('a job that failed and %s', (_, recentRuns, state) => {
  const model = trayModel(facts({ jobs: [job({ recentRuns })] }), words, format)
  expect(model.state).toBe(state)
})

test('names the earliest job, and none while all are paused', () => {
  const jobs = [job({ nextRunAt: null }), job({ id: 'mine', nextRunAt: 9 }), job({ nextRunAt: 7 })]
  expect(trayModel(facts({ jobs }), words, format).next).toBe(`Next: Check links, ${written(7)}`)
  expect(trayModel(facts({ jobs, paused: true }), words, format).next).toBeNull()
  expect(trayModel(facts({ jobs: [] }), words, format).next).toBeNull()
})

test('tells how far a run is once it knows', () => {
  const progress = (running: ReturnType<typeof run>) =>
    trayModel(facts({ jobs: [job({ running })] }), words, format).progress
  expect(progress(run(null, { done: 3, total: 10 }))).toBe('3 of 10')
  expect(progress(run(null))).toBeNull()
})

test.each([
  ['a name its person gave it', { id: 'morning_call', name: 'Morning call' }, 'Morning call'],
  ['the catalogue’s name', { id: 'check_resources_links', name: '' }, 'Check links'],
  ['a name given to a built-in job', { id: 'check_resources_links', name: 'Mine' }, 'Mine'],
  ['its id, where there is no name', { id: 'cleanup', name: '' }, 'cleanup'],
])('a job goes by %s', (_, named, name) => {
  const model = trayModel(
    facts({ jobs: [job({ ...named, nextRunAt: 7, recentRuns: [run('failed')] })] }),
    words,
    format,
  )
  expect(model).toMatchObject({
    status: `${name} failed the last time`,
    next: `Next: ${name}, ${written(7)}`,
    jobs: [{ id: named.id, name }],
  })
})

const loginStart = (change: Partial<LoginStart> = {}): LoginStart => ({
  on: false,
  hindrance: null,
  ...change,
})

const labels = (entries: readonly TrayEntry[]): unknown[] =>
  entries.map((entry) => {
    if (entry.type === 'separator') return '-'
    return entry.type === 'submenu' ? [entry.label, labels(entry.entries)] : entry.label
  })

test('offers every action', () => {
  const model = { ...trayModel(facts(), words, format), startAtLogin: loginStart() }
  expect(labels(trayMenu(model, words, format))).toEqual([
    'No links yet',
    `Next: Check links, ${written(5)}`,
    '-',
    'Open dashboard',
    'Add from clipboard…',
    'Check now',
    ['Pause all jobs', ['For 1 hour', 'Until tomorrow 08:00', 'Until resumed']],
    ['Run now', ['Check links']],
    '-',
    'Data folder',
    'Log',
    '-',
    'Start at login',
    'Quit Pansentry',
  ])
})

test('offers what died lately to be shown and copied, and what failed to be opened', () => {
  const lastDied = [{ id: 7, title: 'Planet Earth', url: 'https://pan.quark.cn/s/0123456789ab' }]
  const model = trayModel(facts({ jobs: [failed], lastDied }), words, format)
  const menu = trayMenu({ ...model, startAtLogin: loginStart() }, words, format)
  expect(labels(menu)).toContainEqual([
    'Died lately',
    [['Planet Earth', ['Show details', 'Copy link']]],
  ])
  expect(labels(menu)).toContainEqual(['Failed jobs', [`Check links, ${written(200)}`]])
})

test('a list that would be longer than a screen ends with the way to all', () => {
  const jobs = Array.from({ length: 300 }, (_, index) => job({ id: `job ${index}` }))
  const model = trayModel(facts({ jobs }), words, format)
  const menu = trayMenu({ ...model, startAtLogin: loginStart() }, words, format)
  const [, runNow] = menu.filter((entry) => entry.type === 'submenu')
  expect(runNow?.entries).toHaveLength(21)
  expect(runNow?.entries.at(-1)).toMatchObject({
    label: 'All jobs…',
    action: { type: 'open', place: '/jobs' },
  })
})

test('speaks the language of the settings', () => {
  const language = new Language('en')
  language.use('zh-CN')
  const model = { ...trayModel(facts(), language.words, format), startAtLogin: loginStart() }
  expect(labels(trayMenu(model, language.words, format))).toContain('打开面板')
  language.use('system')
  expect(language.words.language).toBe('en')
})

test('does not offer a running job again', () => {
  const model = trayModel(facts({ jobs: [running] }), words, format)
  const menu = trayMenu({ ...model, startAtLogin: loginStart() }, words, format)
  expect(menu.findLast((entry) => entry.type === 'submenu')?.entries).toEqual([
    {
      type: 'item',
      label: 'Check links (running)',
      enabled: false,
      action: { type: 'run', jobId: 'check_resources_links' },
    },
  ])
})

const loginItem = (startAtLogin: LoginStart) => {
  const menu = trayMenu({ ...trayModel(facts(), words, format), startAtLogin }, words, format)
  return menu.slice(
    menu.findIndex(({ type }) => type === 'checkbox'),
    -1,
  )
}

test.each([true, false])('starting at login is ticked as it is: %s', (on) => {
  const action = { type: 'start-at-login', on: !on }
  const box = { type: 'checkbox', checked: on, enabled: true, action }
  expect(loginItem(loginStart({ on }))).toMatchObject([box])
})

test('starting at login that waits, or cannot be switched, stands there with its reason', () => {
  const text = expect.stringMatching(/System Settings/)
  expect(loginItem(loginStart({ hindrance: 'approval' }))).toMatchObject([
    { label: 'Start at login', enabled: true },
    { type: 'text', label: text },
  ])
  expect(loginItem(loginStart({ on: true, hindrance: 'unwritable' }))).toMatchObject([
    { checked: true, enabled: false },
    { type: 'text', label: expect.stringMatching(/cannot be written/) },
  ])
})
