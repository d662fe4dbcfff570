import { beforeEach, expect, test } from 'vitest'
import { NetworkReturn } from '../../../../electron/machine/surroundings/network-return.ts'
import { ManualClock } from '../../../support/manual-clock.ts'

let clock: ManualClock
let returns: number
let network: NetworkReturn

beforeEach(() => {
  clock = new ManualClock('2026-11-22T10:00:00Z')
  returns = 0
  network = new NetworkReturn(clock, () => returns++)
})

/** Asked every second, one sign a second. */
async function live(signs: string): Promise<void> {
  for (const sign of signs) {
    network.note(sign === '+')
    await clock.pass(1000)
  }
}

test('a network that was never away does not come back', async () => {
  await live('+'.repeat(60))
  expect(returns).toBe(0)
})

test('it is back when it has stayed for a while', async () => {
  await live('+--+')
  expect(returns).toBe(0)
  await live('+'.repeat(60))
  expect(returns).toBe(1)
})

test('a network that comes and goes is back once', async () => {
  await live('+-'.repeat(100) + '++--'.repeat(50))
  expect(returns).toBe(0)
  await live('+'.repeat(120))
  expect(returns).toBe(1)
})

test('it comes back each time that it was away', async () => {
  for (let time = 0; time < 3; time++) await live(`-${'+'.repeat(20)}`)
  expect(returns).toBe(3)
})
