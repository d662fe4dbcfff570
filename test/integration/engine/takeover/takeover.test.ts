import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Engine } from '../../../../electron/engine/engine.ts'
import { checkJobId } from '../../../../electron/engine/model/job.ts'
import { openEngine } from '../../../support/engine.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

// Sunday, 22 November 2026, noon in Shanghai.
const clock = new ManualClock('2026-11-22T04:00:00Z')
let folder: ReturnType<typeof temporaryFolder>
let engine: Engine

beforeEach(() => {
  folder = temporaryFolder()
  engine = openEngine({ dataFolder: folder.path, clock }).engine
  engine.settings.update({ timeZone: 'Asia/Shanghai' })
  engine.jobs.register()
})
afterEach(async () => {
  await engine.stop()
  folder[Symbol.dispose]()
})

const config = (crontab: unknown) =>
  JSON.stringify({
    crontab,
    tasklist: [{ taskname: '黑镜', shareurl: 'https://pan.quark.cn/s/a1b2c3d40001' }],
  })

const day = (at: number | null) =>
  new Intl.DateTimeFormat('en', {
    weekday: 'short',
    hour: 'numeric',
    hourCycle: 'h23',
    timeZone: 'Asia/Shanghai',
  }).format(at ?? 0)

// What the old scheduler did with each, from APScheduler's own behaviour.
test.each([
  ['0 8 * * 0', ['Mon, 08', 'Mon, 08'], true],
  ['0 8 * * 6', ['Sun, 08', 'Sun, 08'], true],
  ['0 8 * * 1-5', ['Tue, 08', 'Wed, 08', 'Thu, 08', 'Fri, 08', 'Sat, 08', 'Tue, 08'], true],
  ['0 8 * * sun', ['Sun, 08'], false],
  ['0 8,18 * * *', ['Sun, 18', 'Mon, 08'], false],
])('“%s” runs on the days it ran', async (crontab, days, byNumber) => {
  const preview = await engine.takeover.preview({ text: config(crontab) })
  expect(preview.schedule?.namesDaysByNumber).toBe(byNumber)
  const shown = preview.schedule?.nextTimes.slice(0, days.length).map(day) ?? []
  expect(shown).toEqual(days.slice(0, shown.length))
  await engine.takeover.commit(preview.resources.token, { category: '', withSchedule: true })
  expect(day(engine.jobs.get(checkJobId).nextRunAt)).toBe(days[0])
})

test('day and weekday must both fit, as they had to', async () => {
  const { schedule } = await engine.takeover.preview({ text: config('0 8 1 * 0') })
  const dates = schedule?.nextTimes.map((at) => new Date(at + 8 * 3600_000))
  expect(dates?.every((date) => date.getUTCDate() === 1 && date.getUTCDay() === 1)).toBe(true)
})

test.each(['@daily', '0 8 * *', '0 8 * * 7', 'rubbish'])(
  '“%s” is refused with a sentence',
  async (crontab) => {
    const { crontabProblem, resources, schedule } = await engine.takeover.preview({
      text: config(crontab),
    })
    expect(schedule).toBeNull()
    expect(crontabProblem).not.toBe('')
    const { trigger } = engine.jobs.get(checkJobId)
    const options = { category: '', withSchedule: true }
    expect(await engine.takeover.commit(resources.token, options)).toEqual({
      added: 1,
      rescheduled: false,
    })
    expect(engine.jobs.get(checkJobId).trigger).toEqual(trigger)
  },
)

test('nothing is written by a preview, and a schedule only when wanted', async () => {
  const before = engine.jobs.get(checkJobId).trigger
  const { resources } = await engine.takeover.preview({ text: config('0 8 * * *') })
  expect(engine.resources.count({})).toBe(0)
  expect(engine.jobs.get(checkJobId).trigger).toEqual(before)
  await engine.takeover.commit(resources.token, { category: '剧', withSchedule: false })
  expect(engine.resources.get(1)).toMatchObject({ title: '黑镜', category: '剧', code: '' })
  expect(engine.jobs.get(checkJobId).trigger).toEqual(before)
  await expect(
    engine.takeover.commit(resources.token, { category: '', withSchedule: true }),
  ).rejects.toThrow('preview has expired')
})

test.each([
  [
    'a dump',
    "INSERT INTO cloud_resource (id, drama_name, link, is_expired, hot) VALUES (7,'甲','https://pan.quark.cn/s/a1b2c3d40001',1,9),(8,'乙','https://pan.quark.cn/s/a1b2c3d40002',0,0);",
    ['hot'],
  ],
  [
    'CSV',
    'drama_name,link,is_expired\n甲,https://pan.quark.cn/s/a1b2c3d40001,1\n乙,https://pan.quark.cn/s/a1b2c3d40002,0\n',
    [],
  ],
  [
    'JSON',
    JSON.stringify([
      { drama_name: '甲', link: 'https://pan.quark.cn/s/a1b2c3d40001', is_expired: 1 },
      { drama_name: '乙', link: 'https://pan.quark.cn/s/a1b2c3d40002', is_expired: 0 },
    ]),
    [],
  ],
])('rows of %s: what was expired is not checked here, and says so', async (_, text, left) => {
  const preview = await engine.takeover.preview({ text })
  expect(preview).toMatchObject({ formerlyExpired: 1, schedule: null, crontabProblem: '' })
  expect(preview.leftBehind.flatMap(({ names }) => names)).toEqual(left)
  await engine.takeover.commit(preview.resources.token, { category: '', withSchedule: true })
  expect(engine.resources.health()).toEqual({ alive: 0, dead: 0, undecided: 0, unchecked: 2 })
  expect(engine.resources.get(1)).toMatchObject({
    title: '甲',
    isExpired: false,
    state: null,
    code: 'import.expired',
    expiredAt: null,
  })
  expect(engine.resources.get(2)).toMatchObject({ title: '乙', code: '' })
})

test('cookies and push settings go into the key store once it is confirmed, and nowhere else', async () => {
  const held = new Map<string, string>()
  await engine.stop()
  engine = openEngine({
    dataFolder: folder.path,
    clock,
    secrets: {
      isAvailable: () => true,
      keep: (name, value) => void held.set(name, value),
      read: (name) => held.get(name),
    },
  }).engine
  engine.jobs.register()
  const push = { BARK_PUSH: 'https://bark.example/secret-key' }
  const text = JSON.stringify({
    ...JSON.parse(config('')),
    cookie: ['__pus=secret'],
    push_config: push,
  })
  const preview = await engine.takeover.preview({ text })
  expect(preview.kept.map(({ what }) => what)).toEqual(['cookie', 'push'])
  expect(preview.leftBehind.map(({ what }) => what)).not.toContain('cookie')
  expect(JSON.stringify(preview)).not.toContain('secret')
  expect(held.size).toBe(0)
  await engine.takeover.commit(preview.resources.token, { category: '', withSchedule: false })
  expect(JSON.parse(held.get('quark-auto-save.cookie') ?? '')).toEqual(['__pus=secret'])
  expect(JSON.parse(held.get('quark-auto-save.push') ?? '')).toEqual(push)
})

test('without a key store they stay behind, and it is said', async () => {
  const text = JSON.stringify({ ...JSON.parse(config('')), cookie: ['__pus=secret'] })
  const preview = await engine.takeover.preview({ text })
  expect(preview).toMatchObject({ kept: [], leftBehind: [{ what: 'cookie', count: 1 }] })
})
