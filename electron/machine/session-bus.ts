import { connect } from 'node:net'
import { userInfo } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { type BusMessage, busCall, readMessages } from './bus-message.ts'

const answerWithinMs = 1000
const firstPauseMs = 1000
const longestPauseMs = 60_000

/**
 * Asks the D-Bus session bus whether a name has an owner; false without a bus.
 * gdbus and dbus-send are not on every desktop, and one fixed question needs no library.
 * https://dbus.freedesktop.org/doc/dbus-specification.html
 */
export async function hasBusName(name: string, address = busAddress()): Promise<boolean> {
  for (const path of socketPaths(address)) {
    const answer = Promise.withResolvers<boolean>()
    const stop = new AbortController()
    const ended = converse(path, name, answer.resolve, stop.signal).then(() => null)
    const isOwned = await Promise.race([answer.promise, ended])
    stop.abort()
    if (isOwned !== null) return isOwned
  }
  return false
}

/** Tells whether a name has an owner, now and whenever that changes; goes on when the bus comes late, or comes back. */
export async function watchBusName(
  name: string,
  onOwner: (isOwned: boolean) => void,
  { address = busAddress, signal = new AbortController().signal } = {},
): Promise<void> {
  for (let pauseMs = firstPauseMs; !signal.aborted; pauseMs *= 2) {
    for (const path of socketPaths(address())) {
      if (await converse(path, name, onOwner, signal)) pauseMs = firstPauseMs
    }
    await pause(Math.min(pauseMs, longestPauseMs), undefined, { signal }).catch(() => {})
  }
}

/** The sockets of a bus address such as `unix:path=/run/user/1000/bus,guid=…;unix:abstract=/tmp/x`. */
export function socketPaths(address: string): string[] {
  return address.split(';').flatMap((one) => {
    const [, kind, value] = /^unix:(?:.*,)?(path|abstract)=([^,]*)/.exec(one) ?? []
    if (!value) return []
    return [`${kind === 'abstract' ? '\0' : ''}${decodeURIComponent(value)}`]
  })
}

/** Whether this process was told of a session bus: under sudo, or from cron, it is not. */
export function hasSessionBus(): boolean {
  return busAddress() !== ''
}

/** Where the session bus is; empty where nobody says. */
export function busAddress(): string {
  const { DBUS_SESSION_BUS_ADDRESS, XDG_RUNTIME_DIR } = process.env
  return DBUS_SESSION_BUS_ADDRESS ?? (XDG_RUNTIME_DIR ? `unix:path=${XDG_RUNTIME_DIR}/bus` : '')
}

/** Asks for the owner of a name and listens for others, until the connection ends; resolves with whether it was told. */
function converse(
  path: string,
  name: string,
  onOwner: (isOwned: boolean) => void,
  signal: AbortSignal,
): Promise<boolean> {
  const socket = connect({ path, signal })
  let received: Buffer = Buffer.alloc(0)
  let isAuthenticated = false
  let isAnswered = false
  const read = (message: BusMessage) => {
    const isOwned = ownerIn(message, name)
    if (isOwned === null) return
    isAnswered = true
    socket.setTimeout(0)
    onOwner(isOwned)
  }
  socket.setTimeout(answerWithinMs, () => socket.destroy())
  // Its end follows.
  socket.on('error', () => {})
  socket.on('connect', () => {
    const uid = Buffer.from(String(userInfo().uid)).toString('hex')
    socket.write(`\0AUTH EXTERNAL ${uid}\r\n`)
  })
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk])
    if (!isAuthenticated) {
      const end = received.indexOf('\r\n')
      if (end < 0) return
      if (!received.toString('latin1', 0, end).startsWith('OK ')) return socket.destroy()
      isAuthenticated = true
      received = received.subarray(end + 2)
      socket.write('BEGIN\r\n')
      socket.write(busCall(1, 'Hello'))
      socket.write(busCall(2, 'AddMatch', `member='NameOwnerChanged',arg0='${name}'`))
      socket.write(busCall(question, 'NameHasOwner', name))
    }
    received = readMessages(received, read)
  })
  return new Promise((resolve) => socket.on('close', () => resolve(isAnswered)))
}

const question = 3

/** Whether a name has an owner by the answer to the question, or by the news of a change; null for anything else. */
function ownerIn(message: BusMessage, name: string): boolean | null {
  switch (message.type) {
    case 'return':
      return message.repliesTo === question ? message.body.readUInt32LE(0) === 1 : null
    case 'error':
      return message.repliesTo === question ? false : null
    case 'signal': {
      const [changed, , owner] = message.texts()
      return changed === name && owner !== undefined ? owner !== '' : null
    }
  }
}
