import { safe } from '@orpc/client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '../../../electron/engine/engine.ts'
import { CheckedLinks, shareId } from '../../support/drives/checked-links.ts'
import { oneLook } from '../../support/drives/no-pauses.ts'

let links: CheckedLinks
let engine: Engine

beforeEach(async () => {
  links = await CheckedLinks.start()
  engine = links.open(oneLook)
})

afterEach(() => links[Symbol.asyncDispose]())

async function checkAll(): Promise<number> {
  const { runId } = await links.api.resources.check({ ids: 'all' })
  await links.ended(runId)
  return runId
}

describe('what a run found', () => {
  test('is counted by provider; a doubted death counts as undecided, and the sums are the summary’s', async () => {
    links.addShare(shareId(1), 'valid')
    links.addShare(shareId(2), 'deleted')
    links.addShare(shareId(3), 'empty')
    links.addPage('a.zip', 'http_503')
    const id = await checkAll()
    const none = { checked: 0, alive: 0, dead: 0, undecided: 0, died: 0, revived: 0 }
    const reasons = await links.api.runs.reasons({ id })
    expect(reasons.map(({ provider, state, checked }) => [provider, state, checked])).toEqual(
      expect.arrayContaining([
        ['quark', 'deleted', 1],
        ['quark', 'empty', 1],
        ['web', 'error', 1],
      ]),
    )
    expect(reasons).toHaveLength(3)
    expect(await links.api.runs.statistics({ id })).toEqual([
      { ...none, provider: 'quark', checked: 3, alive: 1, dead: 1, undecided: 1, died: 1 },
      { ...none, provider: 'web', checked: 1, undecided: 1 },
    ])
    expect(engine.runs.get(id).summary).toMatchObject({ valid: 1, expired: 1, error: 2, died: 1 })
    const [check] = (await links.api.resources.get({ id: 3 })).checks
    expect(check).toMatchObject({ state: 'empty', isDoubted: true })
  })

  test('is read in steps that leave no answer out and count none twice', async () => {
    const count = 5003
    const text = Array.from({ length: count }, (_, index) => {
      const id = index.toString().padStart(8, '0')
      return `https://pan.xunlei.com/s/VNsample${id}`
    }).join('\n')
    const { token } = await links.api.resources.previewImport({ text, format: 'text' })
    await links.api.resources.commitImport({ token })
    const id = await checkAll()
    const [row, ...others] = await links.api.runs.statistics({ id })
    expect(row).toMatchObject({ provider: 'xunlei', checked: count, undecided: count })
    expect(others).toEqual([])
    expect(await links.api.runs.reasons({ id })).toMatchObject([
      { provider: 'xunlei', checked: count },
    ])
  })

  test('of a run that does not exist is refused', async () => {
    const { error } = await safe(links.api.runs.statistics({ id: 99 }))
    expect(error).toMatchObject({ code: 'RUN_NOT_FOUND', defined: true })
  })
})

describe('what changed between two runs', () => {
  // Whether each link is alive in each of three runs, and what that comes to.
  const stories = {
    stays: 'aaa',
    dies: 'add',
    diesLate: 'aad',
    comesBack: 'dda',
    diesAndComesBack: 'ada',
    comesBackAndDies: 'dad',
  }

  test('is what stayed so, by the end of the later one', async () => {
    const ids = new Map(Object.keys(stories).map((name, index) => [name, shareId(index)]))
    for (const id of ids.values()) links.addShare(id, 'valid')
    const runs: number[] = []
    for (const night of [0, 1, 2]) {
      for (const [name, story] of Object.entries(stories)) {
        links.fates.set(ids.get(name) ?? '', story[night] === 'a' ? 'valid' : 'cancelled')
      }
      runs.push(await checkAll())
    }
    const [first = 0, second = 0, third = 0] = runs
    const named = async (from: number, to: number) => {
      const { died, revived } = await links.api.runs.changes({ from, to })
      const names = ({ links }: typeof died) =>
        links
          .flatMap(({ title }) => [...ids].filter(([, id]) => id === title))
          .map(([name]) => name)
          .toSorted((a, b) => a.localeCompare(b))
      expect([died.count, revived.count]).toEqual([died.links.length, revived.links.length])
      return { died: names(died), revived: names(revived) }
    }
    expect(await named(0, first)).toEqual({ died: ['comesBack', 'comesBackAndDies'], revived: [] })
    expect(await named(first, second)).toEqual({
      died: ['dies', 'diesAndComesBack'],
      revived: ['comesBackAndDies'],
    })
    expect(await named(second, third)).toEqual({
      died: ['comesBackAndDies', 'diesLate'],
      revived: ['comesBack', 'diesAndComesBack'],
    })
    expect(await named(first, third)).toEqual({
      died: ['dies', 'diesLate'],
      revived: ['comesBack'],
    })
    const [link] = (await links.api.runs.changes({ from: first, to: second })).died.links
    expect(link).toMatchObject({ provider: 'quark', state: 'cancelled', code: 'quark.41012' })
  })

  test('shows the first fifty and counts all', async () => {
    for (let index = 0; index < 53; index++) links.addShare(shareId(index), 'deleted')
    const { died } = await links.api.runs.changes({ from: 0, to: await checkAll() })
    expect(died.count).toBe(53)
    expect(died.links.map(({ id }) => id)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1))
  })

  test.each([
    [{ from: 1, to: 1 }, 'BAD_REQUEST'],
    [{ from: 2, to: 1 }, 'BAD_REQUEST'],
    [{ from: 0, to: 99 }, 'RUN_NOT_FOUND'],
    [{ from: 98, to: 99 }, 'RUN_NOT_FOUND'],
  ])('refuses %o', async (range, code) => {
    await checkAll()
    const { error } = await safe(links.api.runs.changes(range))
    expect(error).toMatchObject({ code })
  })
})
