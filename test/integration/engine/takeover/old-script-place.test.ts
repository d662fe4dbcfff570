import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { savingTaskDraftSchema } from '../../../../electron/engine/model/saving/saving-task.ts'
import { OldScriptPlace } from '../../../../electron/engine/takeover/old-script-place.ts'
import { openEngine } from '../../../support/engine.ts'
import { refusal } from '../../../support/refusal.ts'
import { describeOn } from '../../../support/systems.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const jobId = 'quark_auto_save'
const old = (name: string, id: string) => ({
  taskname: name,
  shareurl: `https://pan.quark.cn/s/${id}`,
  savepath: `/剧集/${name}`,
})
const config = {
  crontab: '0 8,18,20 * * *',
  tasklist: [old('北风', 'a1b2c3d4e5f6'), old('南风', 'a1b2c3d4e5f7'), { taskname: '无' }],
}

function start(json: string, args = (file: string): string[] => ['quark_auto_save.py', file]) {
  const folder = temporaryFolder()
  const { engine } = openEngine({ dataFolder: join(folder.path, 'data') })
  onTestFinished(async () => {
    await engine.stop()
    folder[Symbol.dispose]()
  })
  const file = join(folder.path, 'quark_config.json')
  writeFileSync(file, json)
  engine.jobs.create({
    id: jobId,
    kind: 'script',
    name: 'quark-auto-save',
    trigger: { kind: 'cron', crontab: '0 8 * * *' },
    params: { program: process.execPath, arguments: args(file), folder: folder.path },
  })
  const { jobs, saving } = engine
  return { engine, place: new OldScriptPlace({ jobs, tasks: saving.tasks, now: Date.now }) }
}

test.each([
  ['whole', undefined],
  ['beside the script', () => ['quark_auto_save.py']],
  ['from its folder', () => ['quark_auto_save.py', 'quark_config.json']],
])(
  'tasks take the place of the script, and give it back: the configuration is named %s',
  (_, args) => {
    const { engine, place } = start(JSON.stringify(config), args)
    const { jobs, saving } = engine
    const before = saving.tasks.add(
      savingTaskDraftSchema.parse({
        name: '另一个',
        share: old('', 'a1b2c3d4e5f8').shareurl,
        folder: '/b',
      }),
    )
    expect(place.offer()).toEqual({ jobId, count: 3 })
    const { added, left } = place.take()
    expect(added.map(({ name }) => name)).toEqual(['北风', '南风'])
    expect(left.map(({ name }) => name)).toEqual(['无'])
    expect(jobs.get(jobId).paused).toBe(true)
    expect(place.offer().count).toBe(0)
    expect(() => place.take()).toThrow(refusal('SAVING_SCRIPT_NOT_FOUND', {}))

    saving.tasks.remove(added[1]?.id ?? 0)
    place.giveBack(added.map(({ id }) => id))
    expect(saving.tasks.list().map(({ id }) => id)).toEqual([before.id])
    expect(jobs.get(jobId).paused).toBe(false)
    expect(place.offer()).toEqual({ jobId, count: 3 })
  },
)

test.each([
  ['no JSON', '{'],
  ['no tasks', '{"tasklist": []}'],
  ['a crontab that nobody could read', JSON.stringify({ ...config, crontab: 'x' })],
])('nothing is offered for a configuration with %s', (_, json) => {
  const { engine, place } = start(json)
  expect(place.offer().count).toBe(0)
  expect(() => place.take()).toThrow(refusal('SAVING_SCRIPT_NOT_FOUND', {}))
  expect(engine.jobs.get(jobId).paused).toBe(false)
})

test('nothing is offered where the configuration or the job is gone', () => {
  const { engine, place } = start(JSON.stringify(config), () => ['a.py', 'nowhere.json'])
  expect(place.offer().count).toBe(0)
  engine.jobs.delete(jobId)
  expect(place.offer().count).toBe(0)
  expect(() => place.giveBack([])).toThrow(refusal('SAVING_SCRIPT_NOT_FOUND', {}))
})

test('what a person changed since is paused, not removed', () => {
  const { engine, place } = start(JSON.stringify(config))
  const { jobs, saving } = engine
  const [first, second] = place.take().added
  saving.tasks.edit(first?.id ?? 0, { total: 24 })
  const given = place.giveBack([first?.id ?? 0, second?.id ?? 0])
  expect(given).toEqual({ removed: [second?.id], kept: [first?.id] })
  expect(saving.tasks.list()).toMatchObject([{ id: first?.id, isPaused: true, total: 24 }])
  expect(jobs.get(jobId).paused).toBe(false)
})

test('nothing is offered where the configuration lies below a file', () => {
  const { place } = start(JSON.stringify(config), (file) => ['a.py', `${file}/x.json`])
  expect(place.offer().count).toBe(0)
})

describeOn('POSIX', 'a configuration that leads to itself', () => {
  test('is none to offer anything of', () => {
    const loop = join(temporaryFolder().path, 'loop.json')
    symlinkSync(loop, loop)
    expect(start(JSON.stringify(config), () => ['a.py', loop]).place.offer().count).toBe(0)
  })
})
