import { describe, expect, test } from 'vitest'
import type { Connectivity } from '../../../../electron/engine/links/checks/connectivity.ts'
import { backUpJobId } from '../../../../electron/engine/model/terms/job-ids.ts'
import { CheckedLinks } from '../../../support/drives/checked-links.ts'
import { oneLook } from '../../../support/drives/no-pauses.ts'
import { runEnded } from '../../../support/engine.ts'
import { NotifiedPerson } from '../../../support/notify/notified-person.ts'

const hour = 3_600_000

/** Links that are checked, and the titles of what a person at this desktop is told. */
async function watched() {
  const links = await CheckedLinks.start()
  const titles: string[] = []
  links.open(oneLook).notifications.showOn(({ title }) => {
    titles.push(title)
    return Promise.resolve({ result: 'delivered', words: '' })
  })
  const checkAll = () => links.ended(links.engine.checkResources('all').runId)
  return { links, titles, checkAll }
}

describe('a drive', () => {
  test('that wants a login is told once, and that it no longer does', async () => {
    const { checkAll, links, titles } = await watched()
    await using _ = links
    links.addShares(2)
    const { answering } = links
    const json = { status: 401, code: 31_001, message: 'require login [guest]' }
    links.answering = () => ({ status: 401, json })
    const { summary } = await checkAll()
    expect(summary).toMatchObject({ error: 2 })
    await checkAll()
    await expect.poll(() => titles).toEqual(['Quark wants a login'])
    links.answering = answering
    await checkAll()
    await expect.poll(() => titles.at(-1)).toMatch(/^Quark answers without a login again, after /)
  })

  test('that refuses one share of many does not', async () => {
    const { checkAll, links, titles } = await watched()
    await using _ = links
    links.addShares(2)
    await checkAll()
    const { answering } = links
    const json = { status: 401, code: 31_001, message: 'require login [guest]' }
    links.answering = (sent) =>
      sent.body.includes('a1b2c3d40000') ? { status: 401, json } : answering(sent)
    links.fates.set('a1b2c3d40001', 'cancelled')
    await checkAll()
    await expect.poll(() => titles).toEqual(['1 link died'])
  })
})

/** What is told as time passes, ten minutes at a look; a disk is looked at in its own time. */
function lastTitle(person: NotifiedPerson) {
  return expect.poll(async () => {
    await person.clock.pass(hour / 6)
    return person.titles.at(-1)
  })
}

describe('from time to time', () => {
  test('three days without a backup are told, and the one that ends them', async () => {
    await using person = await NotifiedPerson.start()
    person.addChannel()
    await person.clock.pass(hour)
    await person.later(72 * hour)
    await lastTitle(person).toBe('There has been no backup for 3 days')
    await person.clock.pass(5 * hour)
    expect(person.titles).toHaveLength(1)
    const { runId } = person.engine.run(backUpJobId)
    await runEnded(person.engine, runId)
    await lastTitle(person).toBe('There is a new backup, after 3 days')
  })

  test('a network that stays away is told, and that it is back with how long it was away', async () => {
    let found: Connectivity = 'offline'
    await using person = await NotifiedPerson.start({
      connectivity: () => Promise.resolve(found),
    })
    person.addChannel()
    // As a check that nobody answers asks for it.
    expect(await person.notifications.noteProbe(Promise.resolve(found))).toBe('offline')
    await person.clock.pass(hour / 3)
    expect(person.arrived).toEqual([])
    await lastTitle(person).toMatch(/^The network has been away for /)
    found = 'online'
    await lastTitle(person).toMatch(/^The network is back, after /)
  })

  test('a newer version is told once, over a restart too, and the one after it', async () => {
    await using person = await NotifiedPerson.start()
    let version = '99.0.0'
    person.answering = ({ host, path }) =>
      host === 'hooks.example' ? { status: 200 } : { status: 200, text: feedOf(path, version) }
    const told = () =>
      person.arrived
        .filter(({ host }) => host === 'hooks.example')
        .map(({ body }) => JSON.parse(body))
        .filter(({ title }) => title.startsWith('Pansentry '))
    person.addChannel()
    person.engine.settings.update({ updateFeed: 'https://other.example/releases' })
    const daysPass = async () => {
      for (let ten = 0; ten < 13; ten++) await person.later(2 * hour)
    }
    await daysPass()
    await expect.poll(told).toMatchObject([{ title: 'Pansentry 99.0.0 is out' }])
    expect(told()[0].text).toContain('What changed in 99.0.0')
    await person.reopen()
    await daysPass()
    version = '99.0.1'
    await daysPass()
    await expect
      .poll(() => told().map(({ title }) => title))
      .toEqual(['Pansentry 99.0.0 is out', 'Pansentry 99.0.1 is out'])
    // Whoever installs it, or has nothing announced any more, is told nothing of that.
    version = '0.0.1'
    await daysPass()
    expect(told()).toHaveLength(2)
  })
})

const feedOf = (path: string, version: string) =>
  /^\/releases\/latest[a-z-]*\.yml$/.test(path)
    ? `version: ${version}
files: [{ url: a-linux-x64.deb, sha512: ${Buffer.alloc(64, 7).toString('base64')}, size: 1 }]
releaseNotes: What changed in ${version}
`
    : ''
