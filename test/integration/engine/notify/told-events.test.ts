import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { backUpJobId, checkJobId } from '../../../../electron/engine/model/terms/job-ids.ts'
import { runEnded } from '../../../support/engine.ts'
import { scheduledJob } from '../../../support/jobs/scheduled-job.ts'
import { NotifiedPerson } from '../../../support/notify/notified-person.ts'
import type { SimulatedAnswer } from '../../../support/simulated-drives.ts'
import { SmallDisk } from '../../../support/small-disk.ts'
import { describeOn } from '../../../support/systems.ts'

const minute = 60_000
const hour = 60 * minute

/** Lets time pass until a run is over. */
async function ended(person: NotifiedPerson, runId: number): Promise<void> {
  while (person.engine.runs.get(runId).outcome === null) await person.clock.pass(minute)
  await person.clock.pass(0)
}

/** What is told as time passes, ten minutes at a look. */
function titlesInTime(person: NotifiedPerson) {
  return expect.poll(async () => {
    await person.clock.pass(10 * minute)
    return person.titles
  })
}

describe('a job', () => {
  test('that takes too long is told, and that it works again', async () => {
    let isSlow = true
    const slow = scheduledJob('slow', { kind: 'date', runAt: '2099-01-01' }, {}, ({ signal }) =>
      isSlow
        ? new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
        : Promise.resolve(),
    )
    await using person = await NotifiedPerson.start({ jobs: [slow] })
    person.addChannel()
    person.engine.jobs.edit('slow', { policy: { timeLimitSeconds: 60 } })
    await ended(person, person.engine.run('slow').runId)
    await expect.poll(() => person.titles).toEqual(['“slow” took too long and was ended'])
    isSlow = false
    await ended(person, person.engine.run('slow').runId)
    await expect.poll(() => person.titles.at(-1)).toMatch(/^“slow” works again, after /)
  })

  test('that missed its time is told', async () => {
    const daily = scheduledJob(
      'daily',
      { kind: 'interval', seconds: 24 * 3600 },
      { afterSleep: 'skip' },
    )
    await using person = await NotifiedPerson.start({ jobs: [daily] })
    person.addChannel()
    person.engine.settings.update({ paused: false })
    for (const id of [backUpJobId, checkJobId]) person.engine.jobs.pause(id, true)
    await person.clock.pass(minute)
    person.clock.jump(60 * hour)
    person.engine.lookNow()
    await expect.poll(() => person.titles).toContain('“daily” did not run at its time')
  })
})

describe('a drive', () => {
  test('that wants to see a person is told, and that it no longer does', async () => {
    await using person = await NotifiedPerson.start()
    person.addChannel()
    const captcha = { state: false, error: '请验证账号', errno: 911, data: [] }
    const gone = { state: false, error: '分享已取消', errno: 4_100_010, data: [] }
    let answer: unknown = captcha
    person.answering = ({ host }): SimulatedAnswer =>
      host === '115cdn.com' ? { status: 200, json: answer } : { status: 200 }
    const url = 'https://115cdn.com/s/swsmpl00028?password=k7q9'
    person.engine.resources.add({ title: 'A', url, passcode: '', category: '', note: '' })
    await ended(person, person.engine.checkResources('all').runId)
    await titlesInTime(person).toContain('115 Drive wants to see a person (captcha)')
    answer = gone
    // It is left alone for a while.
    await person.later(24 * hour)
    await ended(person, person.engine.checkResources('all').runId)
    await titlesInTime(person).toContainEqual(
      expect.stringMatching(/115 Drive answers without a captcha again, after /),
    )
  })

  test('that refuses everything for three hours is told, and that it answers again', async () => {
    await using person = await NotifiedPerson.start()
    person.addChannel()
    let quark: SimulatedAnswer = {
      status: 429,
      json: { status: 429, code: 41_013, message: '操作过于频繁' },
    }
    person.answering = ({ host }) => (host === 'drive-pc.quark.cn' ? quark : { status: 200 })
    for (let n = 0; n < 12; n++) {
      const url = `https://pan.quark.cn/s/a1b2c3d4${n.toString().padStart(4, '0')}`
      person.engine.resources.add({ title: `${n}`, url, passcode: '', category: '', note: '' })
    }
    await ended(person, person.engine.checkResources('all').runId)
    await titlesInTime(person).toContainEqual(
      expect.stringMatching(/^Quark has refused every answer for \d+ hours$/),
    )
    quark = { status: 404, json: { status: 404, code: 41_012, message: '好友已取消了分享' } }
    await ended(person, person.engine.checkResources('all').runId)
    await titlesInTime(person).toContainEqual(expect.stringMatching(/Quark answers again, after /))
  })
})

test('a backup that failed is told, and that it works again', async () => {
  await using person = await NotifiedPerson.start()
  person.addChannel()
  const backups = join(person.dataFolder, 'backups')
  rmSync(backups, { recursive: true, force: true })
  // A file where the folder has to be.
  writeFileSync(backups, '')
  const backUp = async () => {
    const { runId } = person.engine.run(backUpJobId)
    await runEnded(person.engine, runId)
    await person.clock.pass(minute)
  }
  await backUp()
  await expect.poll(() => person.titles).toEqual(['The backup failed'])
  rmSync(backups)
  mkdirSync(backups)
  await backUp()
  await expect.poll(() => person.titles.at(-1)).toMatch(/^The backup works again, after /)
})

describeOn('Linux as root', 'a disk', () => {
  test('with less than 1 GB left is told, and once more when there is room again', async () => {
    using disk = new SmallDisk(64)
    await using person = await NotifiedPerson.start({ dataFolder: disk.path })
    person.addChannel()
    await titlesInTime(person).toEqual([`The disk of ${disk.path} is almost full`])
    // Room enough to work, and not yet for the all-clear.
    disk.resize(1400)
    await person.clock.pass(hour)
    expect(person.titles).toHaveLength(1)
    disk.resize(2000)
    await titlesInTime(person).toContainEqual(
      expect.stringMatching(/^The disk of .* has room again, after /),
    )
  })
})
