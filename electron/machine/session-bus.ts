import { connect, type Socket } from 'node:net'
import { userInfo } from 'node:os'

const answerWithinMs = 1000
const noError = 2 // METHOD_RETURN

/**
 * Asks the D-Bus session bus whether a name has an owner; false without a bus.
 * gdbus and dbus-send are not on every desktop, and one fixed question needs no library.
 * https://dbus.freedesktop.org/doc/dbus-specification.html
 */
export async function hasBusName(name: string, address = busAddress()): Promise<boolean> {
  for (const path of socketPaths(address)) {
    const answer = await ask(path, name)
    if (answer !== null) return answer
  }
  return false
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

function ask(path: string, name: string): Promise<boolean | null> {
  return new Promise((resolve) => {
    const socket = connect(path)
    const finish = (answer: boolean | null) => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(answerWithinMs, () => finish(null))
    socket.on('error', () => finish(null))
    socket.on('connect', () => converse(socket, name, finish))
  })
}

function converse(socket: Socket, name: string, finish: (answer: boolean) => void): void {
  let received = Buffer.alloc(0)
  let authenticated = false
  const uid = Buffer.from(String(userInfo().uid)).toString('hex')
  socket.write(`\0AUTH EXTERNAL ${uid}\r\n`)
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk])
    if (!authenticated) {
      const end = received.indexOf('\r\n')
      if (end < 0) return
      if (!received.toString('latin1', 0, end).startsWith('OK ')) return finish(false)
      authenticated = true
      received = received.subarray(end + 2)
      socket.write('BEGIN\r\n')
      socket.write(busCall(1, 'Hello'))
      socket.write(busCall(2, 'NameHasOwner', name))
    }
    const answer = answerIn(received)
    if (answer !== null) finish(answer)
  })
}

/** A little-endian METHOD_CALL to the bus itself, with at most one string argument. */
function busCall(serial: number, member: string, argument?: string): Buffer {
  const bus = 'org.freedesktop.DBus'
  const body = argument === undefined ? Buffer.alloc(0) : busString(argument)
  const fields = [
    headerField(1, 'o', busString('/org/freedesktop/DBus')),
    headerField(2, 's', busString(bus)),
    headerField(3, 's', busString(member)),
    headerField(6, 's', busString(bus)),
    ...(argument === undefined ? [] : [headerField(8, 'g', Buffer.from('\u0001s\0'))]),
  ]
  const array = fields.reduce((all, field) => Buffer.concat([padded(all), field]), Buffer.alloc(0))
  const head = Buffer.alloc(16)
  head.write('l\u0001\0\u0001', 'latin1')
  head.writeUInt32LE(body.length, 4)
  head.writeUInt32LE(serial, 8)
  head.writeUInt32LE(array.length, 12)
  return Buffer.concat([padded(Buffer.concat([head, array])), body])
}

function headerField(code: number, type: string, value: Buffer): Buffer {
  return Buffer.concat([Buffer.from([code, 1]), Buffer.from(`${type}\0`), value])
}

function busString(text: string): Buffer {
  const bytes = Buffer.from(text)
  const length = Buffer.alloc(4)
  length.writeUInt32LE(bytes.length)
  return Buffer.concat([length, bytes, Buffer.alloc(1)])
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((8 - (bytes.length % 8)) % 8)])
}

/** Reads messages until the one that answers serial 2; null while it has not arrived. */
function answerIn(received: Buffer): boolean | null {
  let at = 0
  while (received.length - at >= 16) {
    const bodyLength = received.readUInt32LE(at + 4)
    const headerLength = 16 + received.readUInt32LE(at + 12)
    const bodyAt = at + headerLength + ((8 - (headerLength % 8)) % 8)
    if (received.length < bodyAt + bodyLength) return null
    if (repliesTo(received.subarray(at + 16, at + headerLength)) === 2) {
      return received[at + 1] === noError && received.readUInt32LE(bodyAt) === 1
    }
    at = bodyAt + bodyLength
  }
  return null
}

// REPLY_SERIAL is field 5 with signature "u"; the bus aligns each field to 8 bytes.
function repliesTo(fields: Buffer): number | null {
  for (let at = 0; at + 8 <= fields.length; at += 8) {
    if (fields[at] === 5 && fields[at + 2] === 0x75) return fields.readUInt32LE(at + 4)
  }
  return null
}
