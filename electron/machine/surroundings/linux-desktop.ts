import type { EventEmitter } from 'node:events'
import { type MessageBus, sessionBus } from '@jellybrick/dbus-next'
import type { SurroundingsState } from '../../engine/model/triggers/condition.ts'
import { busAddress } from '../session-bus.ts'
import { type BusProperty, followProperty } from './bus-property.ts'

// https://networkmanager.dev/docs/api/latest/nm-dbus-types.html#NMMetered
const metered: BusProperty = {
  program: 'org.freedesktop.NetworkManager',
  path: '/org/freedesktop/NetworkManager',
  interface: 'org.freedesktop.NetworkManager',
  name: 'Metered',
}
const meteredAnswers = new Map<unknown, boolean>([
  [1, true],
  [2, false],
  // Guessed: a phone that shares its network.
  [3, true],
  [4, false],
])

// KDE's own switch, and what it does by itself while a screen is mirrored or a window fills it.
const undisturbed: BusProperty = {
  program: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  interface: 'org.freedesktop.Notifications',
  name: 'Inhibited',
}

// What GNOME is kept from doing: bit 3 is going idle, which presentations, films and calls ask for.
// https://gitlab.gnome.org/GNOME/gnome-session/-/blob/main/gnome-session/org.gnome.SessionManager.xml
const inhibited: BusProperty = {
  program: 'org.gnome.SessionManager',
  path: '/org/gnome/SessionManager',
  interface: 'org.gnome.SessionManager',
  name: 'InhibitedActions',
}
const idleBit = 8

// https://www.freedesktop.org/software/systemd/man/latest/org.freedesktop.login1.html
const locked: BusProperty = {
  program: 'org.freedesktop.login1',
  path: '/org/freedesktop/login1/session/auto',
  interface: 'org.freedesktop.login1.Session',
  name: 'LockedHint',
}

export type LinuxDesktopOptions = {
  readonly note: (state: Partial<SurroundingsState>) => void
  readonly unlocked: () => void
  /** Of the buses; by default those of the environment. */
  readonly addresses?: { readonly system: string; readonly session: string }
}

/** Follows what a Linux desktop tells on its buses; what is not there stays unknown. `ready` settles when all was asked. */
export function followLinuxDesktop({ addresses, note, unlocked }: LinuxDesktopOptions): {
  readonly ready: Promise<unknown>
  readonly stop: () => void
} {
  const system = connected(addresses?.system ?? systemBusAddress())
  const session = connected(addresses?.session ?? busAddress())
  let wasLocked = false
  let isUndisturbed: boolean | null = null
  let isInhibited: boolean | null = null
  const notePresenting = () => {
    const told = [isUndisturbed, isInhibited].filter((value) => value !== null)
    note({ presenting: told.length === 0 ? null : told.includes(true) })
  }
  const ready = Promise.all([
    follow(system, metered, (value) => note({ metered: meteredAnswers.get(value) ?? null })),
    follow(system, locked, (value) => {
      const isLocked = value === true
      if (wasLocked && !isLocked) unlocked()
      wasLocked = isLocked
    }),
    follow(session, undisturbed, (value) => {
      isUndisturbed = typeof value === 'boolean' ? value : null
      notePresenting()
    }),
    follow(session, inhibited, (value) => {
      isInhibited = typeof value === 'number' ? (value & idleBit) !== 0 : null
      notePresenting()
    }),
  ])
  const stop = () => {
    system?.disconnect()
    session?.disconnect()
  }
  return { ready, stop }
}

function systemBusAddress(): string {
  return process.env['DBUS_SYSTEM_BUS_ADDRESS'] ?? 'unix:path=/var/run/dbus/system_bus_socket'
}

function connected(busAddress: string): MessageBus | null {
  if (busAddress === '') return null
  try {
    // Of the library's two kinds of bus only this one can be at another address.
    const bus = sessionBus({ busAddress })
    // Its own types leave this one out.
    const events: EventEmitter = bus
    // A bus that ends tells no more; what it told last is the best that is known.
    events.on('error', () => {})
    return bus
  } catch {
    return null
  }
}

async function follow(
  bus: MessageBus | null,
  property: BusProperty,
  found: (value: unknown) => void,
): Promise<void> {
  if (bus) await followProperty(bus, property, found)
}
