import { expect, test } from 'vitest'
import { CheckedLinks, shareId } from '../../../support/drives/checked-links.ts'
import { noPauses } from '../../../support/drives/no-pauses.ts'

type Shown = { readonly title: string; readonly text: string }

/** Links that are checked, and what a person at this desktop is told of them. */
async function watched(): Promise<{ links: CheckedLinks; shown: Shown[] }> {
  const links = await CheckedLinks.start()
  const shown: Shown[] = []
  links.open(noPauses).notifications.showOn((message) => {
    shown.push(message)
    return Promise.resolve({ result: 'delivered', words: '' })
  })
  return { links, shown }
}

test('a run that finds several dead tells it once, with each by its name', async () => {
  const { links, shown } = await watched()
  await using _ = links
  links.addShares(3)
  await links.ended(links.engine.checkResources('all').runId)
  links.fates.set(shareId(0), 'cancelled')
  links.fates.set(shareId(2), 'cancelled')
  await links.ended(links.engine.checkResources('all').runId)
  await expect.poll(() => shown.map(({ title }) => title)).toEqual(['2 links died'])
  const names = (shown[0]?.text ?? '').split(/\n/).toSorted()
  expect(names).toEqual([`${shareId(0)}: Cancelled`, `${shareId(2)}: Cancelled`])
  // What is dead stays dead without another word.
  await links.ended(links.engine.checkResources('all').runId)
  links.fates.set(shareId(0), 'valid')
  await links.ended(links.engine.checkResources([1]).runId)
  await expect.poll(() => shown.map(({ title }) => title).slice(1)).toEqual(['1 link came back'])
})

test('the last link of a title is told as such, and the only one as any other', async () => {
  const { links, shown } = await watched()
  await using _ = links
  const [one, other, single] = [shareId(0), shareId(1), shareId(2)]
  links.add('黑镜', `https://pan.quark.cn/s/${one}`)
  links.add('黑镜', `https://pan.quark.cn/s/${other}`)
  links.add('狂飙', `https://pan.quark.cn/s/${single}`)
  await links.ended(links.engine.checkResources('all').runId)
  links.fates.set(one, 'cancelled')
  links.fates.set(single, 'cancelled')
  await links.ended(links.engine.checkResources('all').runId)
  await expect
    .poll(() => shown.map(({ title }) => title))
    .toEqual(['2 links died, 1 dead link can be replaced'])
  links.fates.set(other, 'cancelled')
  await links.ended(links.engine.checkResources('all').runId)
  await expect
    .poll(() => shown.map(({ title }) => title).slice(1))
    .toEqual(['1 title lost its last link'])
})

test('a link that is muted is not told, and neither is what is only doubted', async () => {
  const { links, shown } = await watched()
  await using _ = links
  const [muted, heard] = links.addShares(2)
  links.addPage('doubtful.zip')
  await links.ended(links.engine.checkResources('all').runId)
  const until = links.clock.now() + 3_600_000
  const [first = 0] = [muted]
  const { mutes } = links.engine.library
  expect(await mutes.mute({ filter: {}, except: [heard ?? 0] }, { until: null })).toBe(2)
  expect(links.engine.resources.get(first).muted).toEqual({ until: null })
  // A time that has passed ends it.
  expect(await mutes.mute({ filter: {}, except: [] }, { until: 0 })).toBe(3)
  expect(await mutes.mute({ ids: [first, 99] }, { until })).toBe(1)
  expect(links.engine.notifications.mutes()).toEqual([{ kind: 'link', id: String(first), until }])
  links.fates.set(shareId(0), 'cancelled')
  links.fates.set(shareId(1), 'cancelled')
  links.fates.set('doubtful.zip', 'http_404')
  const { summary } = await links.ended(links.engine.checkResources('all').runId)
  expect(summary).toMatchObject({ died: 2, doubted: 1 })
  await expect.poll(() => shown.length).toBe(1)
  const { title } = links.engine.resources.get(heard ?? 0)
  expect(shown).toMatchObject([{ title: '1 link died', text: `${title}: Cancelled` }])
})

test('a dead link that another of its title can replace is told, whichever of both was found first', async () => {
  const { links, shown } = await watched()
  await using _ = links
  const [one, other, late] = [shareId(0), shareId(1), shareId(2)]
  links.add('黑镜', `https://pan.quark.cn/s/${one}`)
  links.add('黑镜', `https://pan.quark.cn/s/${other}`)
  links.add('狂飙', `https://pan.quark.cn/s/${shareId(3)}`)
  links.fates.set(shareId(3), 'cancelled')
  const told = async (after: number) => {
    await expect.poll(() => shown.length).toBe(after)
    return shown.at(-1)
  }
  await links.ended(links.engine.checkResources('all').runId)
  expect((await told(1))?.title).toBe('1 link died')
  links.fates.set(one, 'cancelled')
  await links.ended(links.engine.checkResources('all').runId)
  const { text, title } = (await told(2)) ?? {}
  expect(title).toBe('1 link died, 1 dead link can be replaced')
  expect(text).toContain('黑镜: Alive')
  // One that is added later, and is alive.
  links.add('《狂飙》', `https://pan.quark.cn/s/${late}`)
  await links.ended(links.engine.checkResources('all').runId)
  expect((await told(3))?.title).toBe('1 dead link can be replaced')
  // What is known is no news.
  await links.ended(links.engine.checkResources('all').runId)
  links.fates.set(other, 'cancelled')
  await links.ended(links.engine.checkResources('all').runId)
  expect((await told(4))?.title).toBe('1 title lost its last link')
})
