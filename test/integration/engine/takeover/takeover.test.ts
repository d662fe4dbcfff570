import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Engine } from '../../../../electron/engine/engine.ts'
import { checkJobId } from '../../../../electron/engine/model/terms/job-ids.ts'
import { openEngine, runEnded, runIn, writtenBy } from '../../../support/engine.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { heldSecrets } from '../../../support/secrets/held-secrets.ts'
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

/** A person's script and its configuration, laid out as in the Docker image. */
function script() {
  const home = join(folder.path, 'quark-auto-save')
  mkdirSync(join(home, 'config'), { recursive: true })
  const files = {
    script: join(home, 'quark_auto_save.py'),
    config: join(home, 'config', 'quark_config.json'),
  }
  writeFileSync(files.script, 'import sys, os\nprint("ran", sys.argv[1], os.getcwd())\n')
  writeFileSync(files.config, '{}')
  return files
}

// What the old scheduler did with each, from APScheduler's own behaviour.
test.each([
  ['0 8 * * 0', '0 8 * * mon', ['Mon, 08', 'Mon, 08'], true],
  ['0 8 * * 6', '0 8 * * sun', ['Sun, 08', 'Sun, 08'], true],
  [
    '0 8 * * 1-5',
    '0 8 * * tue-sat',
    ['Tue, 08', 'Wed, 08', 'Thu, 08', 'Fri, 08', 'Sat, 08', 'Tue, 08'],
    true,
  ],
  ['0 8 * * sun', '0 8 * * sun', ['Sun, 08'], false],
  ['0 8,18 * * *', '0 8,18 * * *', ['Sun, 18', 'Mon, 08'], false],
  // From configurations that people published.
  ['0 */5 * * *', '0 */5 * * *', ['Sun, 15', 'Sun, 20', 'Mon, 00', 'Mon, 05'], false],
  ['0 7 * * *', '0 7 * * *', ['Mon, 07', 'Tue, 07'], false],
])('“%s” becomes “%s”, on the days it ran', async (old, crontab, days, byNumber) => {
  const before = engine.jobs.get(checkJobId).trigger
  const preview = await engine.takeover.preview({ text: config(old) })
  expect(preview.schedule).toMatchObject({
    namesDaysByNumber: byNumber,
    trigger: { kind: 'cron', crontab },
  })
  const shown = preview.schedule?.nextTimes.slice(0, days.length).map(day) ?? []
  expect(shown).toEqual(days.slice(0, shown.length))
  const options = { category: '', job: script() }
  const done = await engine.takeover.commit({ token: preview.resources.token, ...options })
  expect(done).toEqual({ added: 1, importId: 1, jobId: 'quark_auto_save' })
  expect(day(engine.jobs.get('quark_auto_save').nextRunAt)).toBe(days[0])
  expect(engine.jobs.get(checkJobId).trigger).toEqual(before)
})

test('day and weekday must both fit, as they had to', async () => {
  const { schedule } = await engine.takeover.preview({ text: config('0 8 1 * 0') })
  expect(schedule?.trigger).toMatchObject({ kind: 'fields', day: '1', day_of_week: '0' })
  const dates = schedule?.nextTimes.map((at) => new Date(at + 8 * 3600_000))
  expect(dates?.every((date) => date.getUTCDate() === 1 && date.getUTCDay() === 1)).toBe(true)
})

test('the job runs the script with its configuration, in its folder', async () => {
  const files = script()
  const { resources, schedule } = await engine.takeover.preview(
    { text: config('0 8 * * *') },
    files.config,
  )
  expect(schedule).toMatchObject({ jobId: 'quark_auto_save', isTaken: false, files })
  await engine.takeover.commit({ token: resources.token, job: files })
  const { runId } = engine.jobs.run('quark_auto_save')
  await runEnded(engine, runId)
  expect(runIn(engine, runId).outcome).toBe('succeeded')
  expect(writtenBy(engine, runId)).toEqual([`info ran ${files.config} ${dirname(files.script)}`])
})

test.each([
  ['@daily', 'oldCrontabLength'],
  ['0 8 * *', 'oldCrontabLength'],
  ['0 8 * * 7', 'outOfRange'],
  ['rubbish', 'oldCrontabLength'],
  ['', 'noCrontab'],
  [undefined, 'noCrontab'],
])('“%s” makes no job, and it is told why', async (crontab, fault) => {
  const { crontabProblem, resources, schedule } = await engine.takeover.preview({
    text: config(crontab),
  })
  expect(schedule).toBeNull()
  expect(crontabProblem?.because.key).toBe(`scheduleFault.${fault}`)
  const job = script()
  await expect(engine.takeover.commit({ token: resources.token, job })).rejects.toMatchObject({
    code: 'SCHEDULE_INVALID',
    data: { field: 'crontab' },
  })
  expect(await engine.resources.count({})).toBe(0)
  expect(await engine.takeover.commit({ token: resources.token })).toEqual({
    added: 1,
    importId: 1,
    jobId: null,
  })
})

test('a job of that name is left as it is', async () => {
  const job = script()
  const first = await engine.takeover.preview({ text: config('0 8 * * *') })
  await engine.takeover.commit({ token: first.resources.token, job })
  const { resources, schedule } = await engine.takeover.preview({ text: config('0 9 * * *') })
  expect(schedule?.isTaken).toBe(true)
  const again = await engine.takeover.commit({ token: resources.token, job })
  expect(again).toMatchObject({ jobId: null })
  expect(engine.jobs.get('quark_auto_save').trigger).toMatchObject({ crontab: '0 8 * * *' })
})

test.each([
  ['a script that is not there', { script: '/nowhere/quark_auto_save.py' }],
  ['a part of a path', { script: 'quark_auto_save.py' }],
  ['a folder', { script: tmpdir() }],
  ['a configuration that is not there', { config: '/nowhere/quark_config.json' }],
])('%s is refused before anything is written', async (_, wrong) => {
  const { resources } = await engine.takeover.preview({ text: config('0 8 * * *') })
  const job = { ...script(), ...wrong }
  await expect(engine.takeover.commit({ token: resources.token, job })).rejects.toMatchObject({
    code: 'FILE_MISSING',
    data: { file: Object.values(wrong)[0] },
  })
  expect(await engine.resources.count({})).toBe(0)
  expect(engine.jobs.has('quark_auto_save')).toBe(false)
})

test('the script is looked for beside the configuration too, and nowhere without one', async () => {
  const beside = join(folder.path, 'quark_auto_save.py')
  const path = join(folder.path, 'quark_config.json')
  expect(
    (await engine.takeover.preview({ text: config('0 8 * * *') }, path)).schedule?.files.script,
  ).toBe('')
  writeFileSync(beside, '')
  const found = await engine.takeover.preview({ text: config('0 8 * * *') }, path)
  expect(found.schedule?.files).toEqual({ script: beside, config: path })
  const unknown = await engine.takeover.preview({ text: config('0 8 * * *') })
  expect(unknown.schedule?.files).toEqual({ script: '', config: '' })
})

test('nothing is written by a preview, and no job unless it is asked for', async () => {
  const { resources } = await engine.takeover.preview({ text: config('0 8 * * *') })
  expect(await engine.resources.count({})).toBe(0)
  await engine.takeover.commit({ token: resources.token, category: '剧' })
  expect(engine.resources.get(1)).toMatchObject({ title: '黑镜', category: '剧', code: '' })
  expect(engine.jobs.has('quark_auto_save')).toBe(false)
  for (const job of [undefined, script()]) {
    await expect(engine.takeover.commit({ token: resources.token, job })).rejects.toThrow(
      'preview has expired',
    )
  }
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
  expect(preview).toMatchObject({ formerlyExpired: 1, schedule: null, crontabProblem: null })
  expect(preview.leftBehind.flatMap(({ names }) => names)).toEqual(left)
  await engine.takeover.commit({ token: preview.resources.token })
  expect(engine.resources.health()).toEqual({
    alive: 0,
    dead: 0,
    undecided: 0,
    unchecked: 2,
    uncheckable: 0,
  })
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
  const secrets = heldSecrets()
  const { held } = secrets
  await engine.stop()
  engine = openEngine({
    dataFolder: folder.path,
    clock,
    secrets,
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
  await engine.takeover.commit({ token: preview.resources.token })
  expect(JSON.parse(held.get('quark-auto-save.cookie') ?? '')).toEqual(['__pus=secret'])
  expect(JSON.parse(held.get('quark-auto-save.push') ?? '')).toEqual(push)
})

test('without a key store they stay behind, and it is said', async () => {
  const text = JSON.stringify({ ...JSON.parse(config('')), cookie: ['__pus=secret'] })
  const preview = await engine.takeover.preview({ text })
  expect(preview).toMatchObject({ kept: [], leftBehind: [{ what: 'cookie', count: 1 }] })
})
