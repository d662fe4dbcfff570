import { afterEach, beforeEach, expect, test } from 'vitest'
import { linksToAsk, spotCheck } from '../../../../../electron/engine/links/checks/spot-check.ts'
import { createRequester } from '../../../../../electron/engine/links/requests/http-requester.ts'
import type { SpotAnswer } from '../../../../../electron/engine/model/spot-check.ts'
import { fixturesOf, replay } from '../../../../support/drives/fixtures.ts'
import { ManualClock } from '../../../../support/manual-clock.ts'
import { sampleDrives, sampleHosts } from '../../../../support/sample-drives.ts'
import { SimulatedDrives } from '../../../../support/simulated-drives.ts'

let drives: SimulatedDrives
let requester: ReturnType<typeof createRequester>
const clock = new ManualClock('2026-11-22T00:00:00Z')

beforeEach(async () => {
  drives = await SimulatedDrives.start(
    sampleDrives(() => 'valid'),
    sampleHosts,
  )
  requester = createRequester({ origins: drives.origins })
})
afterEach(async () => {
  await requester.close()
  await drives.close()
})

const text = [
  'https://pan.quark.cn/s/a1b2c3d40001',
  'https://pan.quark.cn/s/a1b2c3d40002',
  'https://files.example.com/a',
].join('\n')

function asking(signal?: AbortSignal) {
  const { request } = requester
  const options = { request, clock, random: () => 0.5, explain: true, signal }
  return spotCheck(linksToAsk(text, []), options)
}

test('one drive is asked with a pause, the drives side by side', async () => {
  const seen: SpotAnswer[] = []
  const reading = (async () => {
    for await (const answer of asking()) seen.push(answer)
  })()
  await expect.poll(() => new Set(seen.map(({ index }) => index))).toEqual(new Set([0, 2]))
  await clock.pass(1900)
  expect(seen).toHaveLength(2)
  await clock.pass(200)
  await reading
  expect(seen.map(({ index }) => index)).toContain(1)
  expect(seen.every(({ total, state }) => total === 3 && state === 'valid')).toBe(true)
})

test.each([
  ['https://pan.quark.cn/s/a1b2c3d40001', '示例剧集'],
  ['雪山来信 https://pan.quark.cn/s/a1b2c3d40001', '雪山来信'],
])('%s is called %s', async (text, title) => {
  const quark = await SimulatedDrives.start(replay(fixturesOf('quark')), ['drive-pc.quark.cn'])
  const requester = createRequester({ origins: quark.origins })
  const options = { request: requester.request, clock, random: () => 0.5, explain: false }
  for await (const answer of spotCheck(linksToAsk(text, []), options)) {
    expect(answer.title).toBe(title)
  }
  await requester.close()
  await quark.close()
  expect(quark.exchanges).not.toEqual([])
})

test('a reader who leaves is asked for nothing more', async () => {
  for await (const { index } of asking()) if (index === 0) break
  const asked = drives.exchanges.length
  await clock.pass(60_000)
  expect(drives.exchanges.filter(({ host }) => host === 'drive-pc.quark.cn')).toHaveLength(2)
  expect(drives.exchanges.length - asked).toBeLessThanOrEqual(1)
})

test('a signal ends it', async () => {
  const stop = new AbortController()
  const reading = (async () => {
    for await (const { index } of asking(stop.signal)) if (index === 0) stop.abort()
  })()
  await expect(reading).rejects.toThrow(/abort/i)
})

test('an address that is none is refused before anything is asked', () => {
  expect(() => linksToAsk('', ['nothing'])).toThrow('no link in it')
  expect(drives.exchanges).toEqual([])
})
