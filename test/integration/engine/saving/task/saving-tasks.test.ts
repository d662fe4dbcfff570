import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '../../../../../electron/engine/engine.ts'
import { savingTaskDraftSchema } from '../../../../../electron/engine/model/saving/saving-task.ts'
import { openEngine } from '../../../../support/engine.ts'
import { refusal } from '../../../../support/refusal.ts'
import { temporaryFolder } from '../../../../support/temporary-folder.ts'

let engine: Engine
const folder = temporaryFolder()

beforeAll(() => {
  engine = openEngine({ dataFolder: folder.path }).engine
})

afterAll(async () => {
  await engine.stop()
  folder[Symbol.dispose]()
})

const least = {
  name: '长夜',
  share:
    'https://pan.quark.cn/s/a1b2c3d4e5f6?pwd=1234#/list/share/0123456789abcdef0123456789abcdef',
  folder: '剧集//长夜/',
}
const draft = (more: object = {}) => savingTaskDraftSchema.parse({ ...least, ...more })

describe('a task', () => {
  test('is kept with the usual values of what it does not say', () => {
    const heard: string[] = []
    const off = engine.events.on(({ type }) => heard.push(type))
    const task = engine.saving.tasks.add(draft())
    expect(task).toMatchObject({
      ...least,
      folder: '/剧集/长夜',
      naming: { kind: 'pattern', pattern: '', replacement: '' },
      weekdays: null,
      trigger: null,
    })
    expect(engine.saving.tasks.get(task.id)).toEqual(task)
    expect(engine.saving.tasks.list()).toContainEqual(task)
    engine.saving.tasks.remove(task.id)
    expect(() => engine.saving.tasks.get(task.id)).toThrow(
      refusal('SAVING_TASK_NOT_FOUND', { id: task.id }),
    )
    expect(heard).toEqual(['saving', 'saving'])
    off()
  })

  test('changes in what is named alone', () => {
    const { id } = engine.saving.tasks.add(draft({ weekdays: [7, 1, 1], total: 24, from: 3 }))
    const changed = engine.saving.tasks.edit(id, { name: '长夜 第二季', from: null })
    expect(changed).toMatchObject({ name: '长夜 第二季', from: null, weekdays: [1, 7], total: 24 })
    expect(engine.saving.tasks.edit(id, { weekdays: [] }).weekdays).toEqual([])
  })
})

test.each([
  ['no share', { share: 'https://example.com/a' }, 'SAVING_SHARE_INVALID', {}],
  ['another drive', { share: 'https://www.alipan.com/s/AbCdEf12345' }, 'SAVING_SHARE_INVALID', {}],
  [
    'a pattern',
    { naming: { kind: 'pattern', pattern: '(' } },
    'SAVING_RULE_INVALID',
    { field: 'pattern' },
  ],
  [
    'a token',
    { naming: { kind: 'tokens', name: '{titel}' } },
    'SAVING_RULE_INVALID',
    { field: 'replacement' },
  ],
  [
    'no number',
    { naming: { kind: 'sequence', name: 'E' } },
    'SAVING_RULE_INVALID',
    { field: 'replacement' },
  ],
  ['sub-folders', { followed: '[' }, 'SAVING_RULE_INVALID', { field: 'followed' }],
  ['a way up', { folder: '/../..' }, 'SAVING_FOLDER_INVALID', { part: '..' }],
  ['a range', { from: 5, to: 4 }, 'SAVING_RANGE_REVERSED', { from: 5, to: 4 }],
  ['an account', { accountId: 99 }, 'ACCOUNT_NOT_FOUND', { id: 99 }],
  ['a schedule', { trigger: { kind: 'cron', crontab: '0 25 * * *' } }, 'SCHEDULE_INVALID', {}],
] as const)(
  'what cannot be carried out is refused, and nothing kept: %s',
  (_, more, code, data) => {
    const before = engine.saving.tasks.list()
    expect(() => engine.saving.tasks.add(draft(more))).toThrow(refusal(code, data))
    const [first] = before
    if (!first) throw new Error('there is no task to change')
    expect(() => engine.saving.tasks.edit(first.id, draft(more))).toThrow(refusal(code, data))
    expect(engine.saving.tasks.list()).toEqual(before)
  },
)

test('names are tried as they would be given, with what was read in them', () => {
  const trial = { name: '长夜', filter: { keep: [], out: ['纯享'] }, isSuffixIgnored: false }
  const naming = { kind: 'tokens', pattern: '', name: '{title}.S{season:00}E{episode:00}' } as const
  const names = ['7 日 第二季 3.mp4', '纯享 4.mp4', '第十二集.mp4', '花絮.mp4']
  const present = ['长夜.S01E12.mkv']
  const tried = engine.saving.tasks.tryNames({
    ...trial,
    naming,
    from: null,
    to: null,
    names,
    present,
  })
  expect(
    tried.map(({ name, left, own, episode, isUnsure }) => ({ name, left, own, episode, isUnsure })),
  ).toEqual([
    { name: '长夜.S02E07.mp4', left: null, own: null, episode: '7', isUnsure: true },
    { name: null, left: 'filtered', own: null, episode: '4', isUnsure: false },
    { name: null, left: 'episode-present', own: null, episode: '12', isUnsure: false },
    { name: '花絮.mp4', left: null, own: 'no-number', episode: '', isUnsure: false },
  ])
})
