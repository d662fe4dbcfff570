import { expect, test } from 'vitest'
import { ClipboardWatch } from '../../../../electron/desktop/quick-add/clipboard-watch.ts'
import { ManualClock } from '../../../support/manual-clock.ts'

const quark = 'https://pan.quark.cn/s/0123456789ab'
const baidu = 'https://pan.baidu.com/s/1AbCdEfGhIjKlMnOpQrStUv?pwd=x9y8'

function watching({ kept = [] as string[] } = {}) {
  const clock = new ManualClock('2026-11-26T00:00:00Z')
  const told: [count: number, text: string][] = []
  const errors: unknown[] = []
  const clipboard = { text: 'what was there before', isConcealed: false, reads: 0, isBroken: false }
  const watch = new ClipboardWatch({
    clock,
    async read() {
      clipboard.reads += 1
      if (clipboard.isBroken) throw new Error('the owner of the clipboard does not answer')
      return clipboard.text
    },
    isConcealed: async () => clipboard.isConcealed,
    unknown: (links) => links.filter(({ url }) => !kept.includes(url)),
    onLinks: (...found) => told.push(found),
    onError: (error) => errors.push(error),
  })
  return { clipboard, clock, errors, told, watch }
}

test('tells once of links of drives that were copied, with their titles', async () => {
  const { clipboard, clock, told, watch } = watching()
  clipboard.text = quark
  watch.set(true)
  await clock.pass(10_000)
  // It was there before anybody asked for this.
  expect(told).toEqual([])
  clipboard.text = `雪山来信 4K\n${quark}\n${baidu}`
  await clock.pass(60_000)
  expect(told).toEqual([[2, `雪山来信 4K ${quark}\n雪山来信 4K ${baidu}`]])
  clipboard.text = 'https://example.com/reset?token=secret'
  await clock.pass(60_000)
  clipboard.text = 'correct horse battery staple'
  await clock.pass(60_000)
  expect(told).toHaveLength(1)
})

test('says nothing of links that are kept already', async () => {
  const { clipboard, clock, told, watch } = watching({ kept: [quark] })
  watch.set(true)
  await clock.pass(5000)
  clipboard.text = `${quark} ${baidu}`
  await clock.pass(5000)
  expect(told.map(([count]) => count)).toEqual([1])
})

test('does not read what a password manager marks', async () => {
  const { clipboard, clock, told, watch } = watching()
  watch.set(true)
  await clock.pass(5000)
  Object.assign(clipboard, { text: quark, isConcealed: true, reads: 0 })
  await clock.pass(60_000)
  expect({ told, reads: clipboard.reads }).toEqual({ told: [], reads: 0 })
})

test('takes a large text rarely from the program that copied it, and does not look through it', async () => {
  const { clipboard, clock, told, watch } = watching()
  watch.set(true)
  await clock.pass(5000)
  Object.assign(clipboard, { text: `${quark}\n`.repeat(50_000), reads: 0 })
  await clock.pass(600_000)
  expect(told).toEqual([])
  expect(clipboard.reads).toBeLessThanOrEqual(21)
})

test('goes on after the clipboard could not be read, and ends when it is switched off', async () => {
  const { clipboard, clock, errors, told, watch } = watching()
  watch.set(true)
  await clock.pass(5000)
  clipboard.isBroken = true
  await clock.pass(5000)
  expect(errors.length).toBeGreaterThan(0)
  Object.assign(clipboard, { text: quark, isBroken: false })
  await clock.pass(5000)
  expect(told).toHaveLength(1)
  watch.set(false)
  const { reads } = clipboard
  clipboard.text = baidu
  await clock.pass(60_000)
  expect({ told: told.length, reads: clipboard.reads }).toEqual({ told: 1, reads })
})

test('switched off and on at once, it looks no more often than before', async () => {
  const { clipboard, clock, watch } = watching()
  for (const isOn of [true, false, true, false, true]) watch.set(isOn)
  clipboard.reads = 0
  await clock.pass(15_000)
  expect(clipboard.reads).toBeLessThanOrEqual(11)
})
