import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '../../../../../electron/engine/engine.ts'
import { parseLink } from '../../../../../electron/engine/links/links.ts'
import { Store } from '../../../../../electron/engine/store/store.ts'
import { CheckedLinks, shareId } from '../../../../support/drives/checked-links.ts'
import { noPauses } from '../../../../support/drives/no-pauses.ts'
import { writtenBy } from '../../../../support/engine.ts'

const hourMs = 3_600_000

let links: CheckedLinks
let engine: Engine

beforeEach(async () => {
  links = await CheckedLinks.start()
})

afterEach(() => links[Symbol.asyncDispose]())

describe('what is due', () => {
  test('a link that was just checked is left alone; “all” asks it all the same', async () => {
    engine = links.open(noPauses)
    const [id = 0] = links.addPages(1)
    expect((await links.check()).total).toBe(1)
    const idle = await links.check()
    expect(idle.total).toBe(0)
    expect(writtenBy(engine, idle.id).join()).toContain('No link is due')
    const { runId } = engine.checkResources('all')
    await links.ended(runId)
    expect(engine.resources.checks(id, 10)).toHaveLength(2)
  })

  test('the longest overdue come first, and every link has its turn', async () => {
    const { clock } = links
    engine = links.open({ ...noPauses, limit: 2, longestDays: 1 })
    const ids = links.addPages(6)
    const asked: number[][] = []
    for (let night = 0; night < 4; night++) {
      const run = await links.check()
      asked.push(ids.filter((id) => engine.resources.checks(id, 1)[0]?.runId === run.id))
      clock.setTo(clock.now() + 24 * hourMs)
    }
    expect(asked.slice(0, 3).flat()).toEqual(ids)
    expect(asked[3]).toEqual(ids.slice(0, 2))
  })

  test('one share under two titles is asked once, and both learn of it', async () => {
    const store = new Store(join(links.dataFolder, 'pansentry.db'))
    const link = parseLink('https://pan.quark.cn/s/a1b2c3d40001')
    if (!link) throw new Error('no link')
    const ids = ['first', 'second'].map((title) =>
      store.resources.add({ title, link, category: '', note: '' }, Date.now()),
    )
    const locked = store.resources.add(
      { title: 'third', link: { ...link, passcode: 'a1B2' }, category: '', note: '' },
      Date.now(),
    )
    store.close()
    engine = links.open(noPauses)
    const run = await links.check()
    expect(run).toMatchObject({ done: 3, total: 3, summary: { valid: 3 } })
    // Another passcode is another question.
    expect(links.sharesAsked()).toBe(2)
    for (const id of [...ids, locked]) expect(engine.resources.get(id).state).toBe('valid')
  })
})

describe('weak evidence of death', () => {
  test('counts when it is still there hours later; both dates are kept, and a return is told', async () => {
    const { clock } = links
    engine = links.open(noPauses)
    const id = links.addShare(shareId(0), 'empty')
    const first = await links.check()
    expect(first.summary).toMatchObject({ error: 1, doubted: 1, expired: 0, died: 0 })
    expect(writtenBy(engine, first.id)[1]).toContain('suspected dead')
    const doubted = engine.resources.get(id)
    expect(doubted).toMatchObject({ isExpired: false, state: 'empty', expiredAt: null })
    expect(engine.resources.health()).toMatchObject({ undecided: 1, dead: 0 })
    expect((await links.check()).total).toBe(0)
    clock.setTo(clock.now() + 6 * hourMs + 1000)
    expect((await links.check()).summary).toMatchObject({ expired: 1, doubted: 0, died: 1 })
    const dead = engine.resources.get(id)
    expect(dead).toMatchObject({
      isExpired: true,
      doubtedAt: doubted.doubtedAt,
      code: 'quark.empty',
    })
    expect((dead.expiredAt ?? 0) - (dead.doubtedAt ?? 0)).toBeGreaterThanOrEqual(6 * hourMs)
    links.fates.set(shareId(0), 'valid')
    clock.setTo(clock.now() + 8 * 24 * hourMs)
    expect((await links.check()).summary).toMatchObject({ valid: 1, revived: 1 })
    expect(engine.resources.get(id)).toMatchObject({ isExpired: false, doubtedAt: null })
  })
})
