import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { SurroundingsState } from '../../../../electron/engine/model/triggers/condition.ts'
import { followLinuxDesktop } from '../../../../electron/machine/surroundings/linux-desktop.ts'
import { PrivateBus } from '../../../support/machine/private-bus.ts'
import { describeOn } from '../../../support/systems.ts'

const patience = { timeout: 10_000 }

describeOn('Linux', 'a real bus with doubles of a desktop', () => {
  let bus: PrivateBus
  let state: Partial<SurroundingsState>
  let unlocks: number
  let followed: ReturnType<typeof followLinuxDesktop>

  beforeEach(async () => {
    bus = await PrivateBus.start()
    state = {}
    unlocks = 0
  })

  afterEach(() => {
    followed.stop()
    bus[Symbol.dispose]()
  })

  async function follow(): Promise<void> {
    followed = followLinuxDesktop({
      addresses: { system: bus.address, session: bus.address },
      note: (change) => Object.assign(state, change),
      unlocked: () => unlocks++,
    })
    await followed.ready
  }

  const networkManager = (metered: number) =>
    bus.program('org.freedesktop.NetworkManager', '/org/freedesktop/NetworkManager', {
      Metered: ['u', metered],
    })

  test('without any of them nothing is known', async () => {
    await follow()
    expect(state).toEqual({ metered: null, presenting: null })
  })

  test.each([
    [0, null],
    [1, true],
    [2, false],
    [3, true],
    [4, false],
  ])('NetworkManager says %i of the network', async (answer, expected) => {
    await networkManager(answer)
    await follow()
    expect(state.metered).toBe(expected)
  })

  test('a network that becomes metered is noticed, and a NetworkManager that comes and goes', async () => {
    await follow()
    const manager = await networkManager(2)
    await vi.waitFor(() => expect(state.metered).toBe(false), patience)
    manager.set('Metered', 1)
    await vi.waitFor(() => expect(state.metered).toBe(true), patience)
    manager.stop()
    await vi.waitFor(() => expect(state.metered).toBeNull(), patience)
  })

  test('either desktop tells that somebody presents', async () => {
    const path = '/org/gnome/SessionManager'
    const gnome = await bus.program('org.gnome.SessionManager', path, {
      InhibitedActions: ['u', 4],
    })
    await follow()
    expect(state.presenting).toBe(false)
    gnome.set('InhibitedActions', 4 + 8)
    await vi.waitFor(() => expect(state.presenting).toBe(true), patience)
    gnome.set('InhibitedActions', 0)
    await vi.waitFor(() => expect(state.presenting).toBe(false), patience)
    const kde = await bus.program(
      'org.freedesktop.Notifications',
      '/org/freedesktop/Notifications',
      { Inhibited: ['b', true] },
    )
    await vi.waitFor(() => expect(state.presenting).toBe(true), patience)
    kde.set('Inhibited', false)
    await vi.waitFor(() => expect(state.presenting).toBe(false), patience)
  })

  test('the end of a lock is one unlocking', async () => {
    const session = await bus.program(
      'org.freedesktop.login1',
      '/org/freedesktop/login1/session/_31',
      { LockedHint: ['b', false] },
      'org.freedesktop.login1.Session',
    )
    await follow()
    for (const isLocked of [true, true, false, false]) {
      const before = session.asked()
      session.set('LockedHint', isLocked)
      await vi.waitFor(() => expect(session.asked()).toBeGreaterThan(before), patience)
    }
    await vi.waitFor(() => expect(unlocks).toBe(1), patience)
  })

  test('a bus that is not there, or ends, harms nobody', async () => {
    followed = followLinuxDesktop({
      addresses: { system: 'unix:path=/nowhere/bus', session: bus.address },
      note: (change) => Object.assign(state, change),
      unlocked: () => unlocks++,
    })
    await followed.ready
    expect(state.metered).toBeNull()
    bus[Symbol.dispose]()
  })
})
