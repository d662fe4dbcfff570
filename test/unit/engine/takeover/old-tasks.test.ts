import { expect, test } from 'vitest'
import { readOldTasks } from '../../../../electron/engine/takeover/old-tasks.ts'
import { refusal } from '../../../support/refusal.ts'

const task = {
  taskname: '长夜',
  shareurl: 'https://pan.quark.cn/s/a1b2c3d40001',
  savepath: '剧/长夜',
}

function read(more: object, config: object = {}) {
  const [first] = readOldTasks(JSON.stringify({ tasklist: [{ ...task, ...more }], ...config }), 0)
  return first?.draft
}

test.each([
  [
    'nothing more',
    {},
    { name: '长夜', folder: '/剧/长夜', weekdays: null, trigger: null, endsOn: null },
  ],
  [
    'a preset',
    { pattern: '$TV', replace: '' },
    { naming: { kind: 'pattern', pattern: '$TV', replacement: '' } },
  ],
  [
    'the old variable',
    { replace: '$TASKNAME.mkv' },
    { naming: { kind: 'pattern', pattern: '', replacement: '{TASKNAME}.mkv' } },
  ],
  ['all weekdays', { runweek: [1, 2, 3, 4, 5, 6, 7] }, { weekdays: null }],
  ['some weekdays', { runweek: ['7', 1] }, { weekdays: [1, 7] }],
  ['no weekday', { runweek: [] }, { weekdays: [] }],
  ['an end', { enddate: '2027-01-31' }, { endsOn: '2027-01-31' }],
  [
    'sub-folders',
    { update_subdir: '第.季', startfid: 'f1', ignore_extension: true },
    { followed: '第.季', startId: 'f1', isSuffixIgnored: true },
  ],
  [
    'a sequence of the fork',
    { pattern: '长夜.E{}' },
    { naming: { kind: 'sequence', name: '长夜.E{}' } },
  ],
  [
    'episodes of the fork',
    { use_episode_naming: true, episode_naming: 'E[]' },
    { naming: { kind: 'episode', name: 'E[]' } },
  ],
  [
    'words to leave',
    { filterwords: '纯享，预告' },
    { filter: { keep: [], out: ['纯享', '预告'] } },
  ],
  [
    'words to keep',
    { filterwords: '1080p,4K|国语|' },
    { filter: { keep: [['1080p', '4K'], ['国语']], out: [] } },
  ],
  ['a range', { episode_start: 5, episode_end: '12' }, { from: 5, to: 12 }],
] as const)('a task with %s', (_, more, expected) => {
  expect(read(more)).toMatchObject(expected)
})

test.each([
  ['no link', { shareurl: '' }],
  ['an end that is no date', { enddate: 'soon' }],
])('nothing is made of a task with %s', (_, more) => {
  expect(read(more)).toBeNull()
})

test('a preset of its own becomes what it stands for', () => {
  const config = {
    magic_regex: { $MINE: { pattern: '^(\\d+)', replace: '\\1.mp4' }, $TV: { pattern: 'x' } },
  }
  const naming = { kind: 'pattern', pattern: '^(\\d+)', replacement: '\\1.mp4' }
  expect(read({ pattern: '$MINE' }, config)?.naming).toEqual(naming)
  expect(read({ pattern: '$MINE', replace: 'a' }, config)?.naming).toEqual({
    ...naming,
    replacement: 'a',
  })
  expect(read({ pattern: '$TV' }, config)?.naming).toMatchObject({ pattern: '$TV' })
})

test.each([
  [[0], []],
  [[8, -1, 1.5], []],
  [
    [1, 2, 'x', null, {}],
    [1, 2],
  ],
  [[7, '7', 7], [7]],
  ['1,3', [1, 3]],
  [7, [7]],
  ['', null],
  [null, null],
  [{}, null],
  [[1, 2, 3, 4, 5, 6, 7, 7], null],
])('the weekdays %j are %j', (runweek, weekdays) => {
  expect(read({ runweek })?.weekdays).toEqual(weekdays)
})

test('what has the wrong kind in a list keeps no other task from being taken', () => {
  const wrong = [null, 5, 'x', [], { ...task, taskname: {} }, { ...task, shareurl: ['a'] }]
  const odd = { filterwords: {}, magic_regex: 5, enabled: 'no', startfid: 5, addition: [] }
  const list = { tasklist: [...wrong, { ...task, ...odd }], crontab: ['x'], magic_regex: [] }
  const drafts = readOldTasks(JSON.stringify(list), 0).map(({ draft }) => draft?.name ?? null)
  expect(drafts).toEqual([...wrong.map(() => null), '长夜'])
})

test.each([
  ['0 8,18,20 * * *', null],
  ['0 8 * * 0-6', { kind: 'cron', crontab: '0 8 * * mon-sun' }],
  ['0 8 * * MON,Sun', { kind: 'cron', crontab: '0 8 * * mon,sun' }],
  // Neither was a day of the program: its schedule is refused with its reason when the task is made.
  ['0 8 * * 7', { kind: 'fields', day_of_week: '7' }],
  ['0 8 * * 5-1', { kind: 'fields', day_of_week: '5-1' }],
  ['0 9 * * 0', { kind: 'cron', crontab: '0 9 * * mon' }],
  ['30 7 * * 5-6', { kind: 'cron', crontab: '30 7 * * sat,sun' }],
] as const)('the crontab %s counts weekdays from Monday', (crontab, trigger) => {
  expect({ trigger: read({}, { crontab })?.trigger }).toMatchObject({ trigger })
})

test('what is no configuration is refused', () => {
  expect(() => readOldTasks('{', 0)).toThrow(refusal('IMPORT_UNREADABLE'))
  for (const json of ['null', '5', '"x"', 'true', '']) {
    expect(() => readOldTasks(json, 0)).toThrow(refusal('IMPORT_UNREADABLE'))
  }
  expect(() => readOldTasks('{"crontab": "0 0 8 * * *"}', 0)).toThrow(refusal('SCHEDULE_INVALID'))
  expect(() => readOldTasks('{"crontab": "@daily"}', 0)).toThrow(refusal('SCHEDULE_INVALID'))
  expect(() => readOldTasks('{"crontab": "a b"}', 0)).toThrow(refusal('SCHEDULE_INVALID'))
})

test.each([
  ['bare', (tasks: readonly object[]) => tasks],
  ['in an answer', (tasks: readonly object[]) => ({ items: tasks, total: 2 })],
])('reads the list of cloud-auto-save-x, %s', (_, wrapped) => {
  const other = { id: 1, task_type: 'drama', pattern: null, replace: null, enddate: null }
  const tasks = [
    { ...task, ...other, enabled: true, extra: { runweek: [7] } },
    { ...task, ...other, taskname: '歇', enabled: false, extra: {} },
  ]
  const drafts = readOldTasks(JSON.stringify(wrapped(tasks)), 0).map(({ draft }) => draft)
  expect(drafts).toMatchObject([
    { name: '长夜', weekdays: [7], isPaused: false, trigger: null },
    { name: '歇', weekdays: null, isPaused: true },
  ])
})

test('keeps the schedule that stands beside that list, with its weekdays as they were meant', () => {
  const config = JSON.stringify({ tasks: [task], crontab: '0 8 * * 0' })
  expect(readOldTasks(config, 0)[0]?.draft?.trigger).toEqual({
    kind: 'cron',
    crontab: '0 8 * * mon',
  })
})
