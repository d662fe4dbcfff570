import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { backUpJobId, checkJobId } from '../../../../electron/engine/model/terms/job-ids.ts'
import { CheckedLinks } from '../../../support/drives/checked-links.ts'
import { noPauses } from '../../../support/drives/no-pauses.ts'

const dayMs = 24 * 3_600_000

/** Six links of which two die on the second day and one of these comes back on the third. */
async function threeDays(links: CheckedLinks) {
  const engine = links.open(noPauses)
  engine.settings.update({ timeZone: 'Asia/Shanghai' })
  const today = links.clock.now()
  // A little more than two days: each check takes its time.
  links.clock.setTo(today - 2 * dayMs - 60_000)
  links.addShares(4)
  links.addPages(2)
  links.add('kept only', 'https://pan.xunlei.com/s/VMabcdefghijklmnopqrstuvwx?pwd=abcd')
  const check = async () => {
    const { runId } = engine.checkResources('all')
    await links.ended(runId)
    return runId
  }
  await check()
  links.clock.setTo(today - dayMs)
  links.fates.set('a1b2c3d40000', 'cancelled')
  links.fates.set('a1b2c3d40001', 'cancelled')
  const second = await check()
  links.clock.setTo(today)
  links.fates.set('a1b2c3d40001', 'valid')
  const third = await check()
  return { engine, second, third, today }
}

describe('day by day', () => {
  test('what was asked, what died and came back, and how the links stood', async () => {
    await using links = await CheckedLinks.start()
    const { engine } = await threeDays(links)
    const days = engine.overview.days(30)
    const quark = days.map(({ drives }) => drives.find(({ provider }) => provider === 'quark'))
    const none = { undecided: 0, uncheckable: 0, unchecked: 0 }
    expect(quark).toMatchObject([
      { asked: 4, died: 0, revived: 0, counts: { alive: 4, dead: 0, ...none } },
      { asked: 4, died: 2, revived: 0, counts: { alive: 2, dead: 2, ...none } },
      { asked: 4, died: 0, revived: 1, counts: { alive: 3, dead: 1, ...none } },
    ])
    for (const day of quark) expect(day?.latencyMs).toBeTypeOf('number')
    expect(new Set(days.map(({ day }) => day)).size).toBe(3)
    expect(engine.overview.days(1)).toEqual(days.slice(-1))
  })

  test('a day belongs to the zone of the settings', async () => {
    await using links = await CheckedLinks.start()
    const engine = links.open(noPauses)
    links.addShares(1)
    // It is already tomorrow in Shanghai, and still today in UTC.
    links.clock.setTo(Date.UTC(2026, 10, 26, 18))
    engine.settings.update({ timeZone: 'Asia/Shanghai' })
    await links.ended(engine.checkResources('all').runId)
    const asked = engine.overview.days(2).filter(({ drives }) => drives.some((each) => each.asked))
    expect(asked.map(({ day }) => day)).toEqual(['2026-11-27'])
  })

  test('days without the app ended as the one before', async () => {
    await using links = await CheckedLinks.start()
    const { today } = await threeDays(links)
    await links.close()
    links.clock.setTo(today + 3 * dayMs)
    const later = links.open()
    const ends = later.overview.days(6).map(({ drives }) => {
      const quark = drives.find(({ provider }) => provider === 'quark')
      return [quark?.asked, quark?.counts.dead]
    })
    expect(ends).toEqual([
      [4, 0],
      [4, 2],
      [4, 1],
      [0, 1],
      [0, 1],
      [0, 1],
    ])
  })

  test('is kept when checks are pruned and links deleted', async () => {
    await using links = await CheckedLinks.start()
    const { engine } = await threeDays(links)
    const past = () => engine.overview.days(30).slice(0, -1)
    const [before, lived] = [past(), engine.overview.survival()]
    engine.resources.delete(
      engine.resources
        .list({ filter: {}, order: 'added', descending: true, limit: 100 })
        .map(({ id }) => id),
    )
    expect(past()).toEqual(before)
    expect(engine.overview.survival()).toEqual(lived)
  })

  test('checks of before days were kept are counted once, after the start', async () => {
    await using links = await CheckedLinks.start()
    const { engine } = await threeDays(links)
    const [days, survival] = [engine.overview.days(30), engine.overview.survival()]
    await links.close()
    const database = new Database(join(links.dataFolder, 'pansentry.db'))
    database.exec('DELETE FROM days; DELETE FROM lifetimes')
    database.exec('INSERT INTO uncounted_checks SELECT max(id) FROM checks')
    database.close()
    const reopened = links.open()
    await expect.poll(() => reopened.overview.days(30)).toEqual(days)
    expect(reopened.overview.survival()).toEqual(survival)
    await links.close()
    // Another start counts nothing again.
    expect(links.open().overview.days(30)).toEqual(days)
  })
})

test('how long shares lived, by drive and by reason', async () => {
  await using links = await CheckedLinks.start()
  const { engine } = await threeDays(links)
  const { all, byDrive, byReason } = engine.overview.survival()
  expect(all).toMatchObject({ count: 2, medianDays: 1 })
  expect(byDrive).toMatchObject([{ provider: 'quark', count: 2 }])
  expect(byReason).toMatchObject([{ state: 'cancelled', count: 2 }])
})

describe('what is new', () => {
  test('awaits review until a person has seen it', async () => {
    await using links = await CheckedLinks.start()
    const { engine, second } = await threeDays(links)
    // One died and came back before anybody looked: that is no news.
    expect(engine.resources.news()).toMatchObject({ died: 1, revived: 0 })
    const filter = { news: 'died' } as const
    expect(await engine.resources.count(filter)).toBe(1)
    // What changed later than what was shown stays.
    expect(engine.resources.review('all', (engine.runs.get(second).startedAt ?? 0) - 1)).toBe(0)
    expect(engine.resources.review('all')).toBe(1)
    expect(engine.resources.news()).toEqual({ died: 0, revived: 0, since: null, until: null })
    expect(engine.resources.health().dead).toBe(1)
  })

  test('that a reviewed one came back is news, and can be reviewed by itself', async () => {
    await using links = await CheckedLinks.start()
    const { engine } = await threeDays(links)
    engine.resources.review('all')
    links.fates.set('a1b2c3d40000', 'valid')
    links.fates.set('a1b2c3d40002', 'cancelled')
    await links.ended(engine.checkResources('all').runId)
    expect(engine.resources.news()).toMatchObject({ died: 1, revived: 1 })
    const back = engine.resources.list({
      filter: { news: 'revived' },
      order: 'added',
      descending: true,
      limit: 10,
    })
    expect(engine.resources.review(back.map(({ id }) => id))).toBe(1)
    expect(engine.resources.news()).toMatchObject({ died: 1, revived: 0 })
  })
})

test('what cannot be checked is in no sum of what could not be confirmed', async () => {
  await using links = await CheckedLinks.start()
  const { engine } = await threeDays(links)
  expect(engine.resources.health()).toMatchObject({ undecided: 0, uncheckable: 1 })
  const xunlei = engine.overview.drives().find(({ provider }) => provider === 'xunlei')
  expect(xunlei).toMatchObject({ isKeptOnly: true, restsUntil: null })
})

test('a drive tells how often it was asked today, of how many times', async () => {
  await using links = await CheckedLinks.start()
  const lanes = { quark: { perDay: 7 } }
  const engine = links.open({ ...noPauses, lanes })
  links.addShares(4)
  await links.ended(engine.checkResources('all').runId)
  const [quark] = engine.overview.drives()
  expect(quark).toMatchObject({ provider: 'quark', askedToday: 4, perDay: 7, restsUntil: null })
})

describe('what happened', () => {
  test('newest first, page by page, what one run found together', async () => {
    await using links = await CheckedLinks.start()
    const { engine, second, third } = await threeDays(links)
    const token = (
      await engine.resources.previewImport({ text: 'https://pan.quark.cn/s/ffff00001111' })
    ).token
    await engine.resources.commitImport({ token })
    await links.ended(engine.run(backUpJobId).runId)
    const all = engine.overview.activity(undefined, 50)
    expect(new Set(all.map(({ kind }) => kind))).toEqual(
      new Set(['died', 'revived', 'imported', 'backed-up']),
    )
    expect(all.filter(({ runId }) => runId === second)).toMatchObject([
      { kind: 'died', count: 2, links: [{ title: 'a1b2c3d40000' }, { title: 'a1b2c3d40001' }] },
    ])
    expect(all.filter(({ runId }) => runId === third)).toMatchObject([
      { kind: 'revived', count: 1 },
    ])
    const [first] = all
    if (!first) throw new Error('nothing happened')
    expect(engine.overview.activity(first, 50)).toEqual(all.slice(1))
  })

  test('a job that fails again and again fails once a day', async () => {
    await using links = await CheckedLinks.start()
    const engine = links.open()
    engine.jobs.create({
      id: 'broken',
      kind: 'script',
      name: 'Broken',
      trigger: { kind: 'cron', crontab: '0 0 1 1 *' },
      params: {
        program: process.execPath,
        arguments: ['-e', 'console.log("no room"); process.exit(3)'],
      },
    })
    const first = engine.run('broken').runId
    await links.ended(first)
    const last = engine.run('broken').runId
    await links.ended(last)
    expect(engine.overview.activity(undefined, 10)).toMatchObject([
      { kind: 'failed', jobId: 'broken', runId: last, count: 2 },
    ])
    const found = await engine.overview.attention()
    expect(found[0]).toMatchObject({ kind: 'job-failed', jobId: 'broken', line: 'no room' })
  })
})

describe('what may be checked now', () => {
  test('how many each choice asks, and how long it takes', async () => {
    await using links = await CheckedLinks.start()
    const engine = links.open({ ...noPauses, pauseMinSeconds: 1, pauseMaxSeconds: 3 })
    links.addShares(30)
    const fresh = engine.overview.checkChoices()
    expect([fresh.unexpired.links, fresh.due.links, fresh.unchecked.links]).toEqual([30, 30, 30])
    expect(fresh.unexpired.range.least).toBeLessThan(fresh.unexpired.seconds)
    expect(fresh.unexpired.range.most).toBeGreaterThan(fresh.unexpired.seconds)
    expect(fresh.checkedAllAt).toBeNull()
  })

  test('what was just checked', async () => {
    await using links = await CheckedLinks.start()
    const { engine, third } = await threeDays(links)
    const { unexpired, due, unchecked, checkedAllAt } = engine.overview.checkChoices()
    expect(unexpired).toMatchObject({ links: 6, idle: null })
    expect(due).toMatchObject({ links: 0, idle: 'none-due' })
    expect(unchecked).toMatchObject({ links: 0, idle: 'all-checked' })
    expect(checkedAllAt).toBeGreaterThanOrEqual(engine.runs.get(third).startedAt ?? 0)
  })

  test('only what was never checked', async () => {
    await using links = await CheckedLinks.start()
    const { engine } = await threeDays(links)
    links.addShare('ffffffff0001')
    const { plan, runId } = engine.checkResources('unchecked')
    expect(plan).toMatchObject({ links: 1 })
    expect(await links.ended(runId)).toMatchObject({ done: 1, total: 1 })
  })

  test('a drive that rests for long asks nothing, and says so', async () => {
    await using links = await CheckedLinks.start()
    links.open(noPauses)
    links.addShares(3)
    await links.close()
    const database = new Database(join(links.dataFolder, 'pansentry.db'))
    const until = links.clock.now() + 3_600_000
    database.prepare("INSERT INTO lanes VALUES ('quark', 1, 1, ?, 0, 0)").run(until)
    database.close()
    const reopened = links.open()
    const { unexpired } = reopened.overview.checkChoices()
    expect(unexpired).toMatchObject({ links: 0, postponed: 3, idle: 'drives-rest' })
    expect(reopened.overview.drives()).toMatchObject([{ provider: 'quark', restsUntil: until }])
  })
})

test('the lanes of a run under way, and none of one that is over', async () => {
  await using links = await CheckedLinks.start()
  const engine = links.open({ ...noPauses, pauseMinSeconds: 20, pauseMaxSeconds: 20 })
  links.addShares(3)
  const { runId } = engine.run(checkJobId)
  await expect
    .poll(() => engine.checks.lanes(runId).lanes)
    .toMatchObject([{ provider: 'quark', total: 3, done: 1 }])
  expect(engine.checks.lanes(runId).left?.least).toBeGreaterThan(20)
  engine.runs.cancel(runId)
  await links.ended(runId)
  expect(engine.checks.lanes(runId)).toEqual({ lanes: [], left: null })
})

test('when jobs run within the day; nothing while all are paused', async () => {
  await using links = await CheckedLinks.start()
  const engine = links.open()
  const { from, to, rows } = engine.overview.timeline()
  expect(to - from).toBe(dayMs)
  expect(rows.map(({ jobId }) => jobId).toSorted()).toEqual([
    'back_up_database',
    'check_resources_links',
    'cleanup_temp_files',
  ])
  engine.settings.update({ paused: true })
  expect(engine.overview.timeline().rows).toEqual([])
})
