/** What the bus says. https://dbus.freedesktop.org/doc/dbus-specification.html#message-protocol-messages */
export type BusMessage = { readonly body: Buffer } & (
  | { readonly type: 'return' | 'error'; readonly repliesTo: number | null }
  /** `texts` reads a body of strings. */
  | { readonly type: 'signal'; texts(): string[] }
)

const kinds = [undefined, undefined, 'return', 'error', 'signal'] as const

/** A little-endian METHOD_CALL to the bus itself, with at most one string argument. */
export function busCall(serial: number, member: string, argument?: string): Buffer {
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

/** Reads the messages that arrived whole, and returns the rest. */
export function readMessages(received: Buffer, read: (message: BusMessage) => void): Buffer {
  let at = 0
  while (received.length - at >= 16) {
    const headerLength = 16 + received.readUInt32LE(at + 12)
    const bodyAt = at + headerLength + padding(headerLength)
    const end = bodyAt + received.readUInt32LE(at + 4)
    if (received.length < end) break
    const message = messageOf(
      kinds[received[at + 1] ?? 0],
      received.subarray(at + 16, at + headerLength),
      received.subarray(bodyAt, end),
    )
    if (message) read(message)
    at = end
  }
  return received.subarray(at)
}

function messageOf(
  type: (typeof kinds)[number],
  fields: Buffer,
  body: Buffer,
): BusMessage | undefined {
  if (type === undefined) return undefined
  if (type === 'signal') return { type, body, texts: () => textsIn(body) }
  return { type, body, repliesTo: repliesTo(fields) }
}

// REPLY_SERIAL is field 5 with signature "u"; the bus aligns each field to 8 bytes.
function repliesTo(fields: Buffer): number | null {
  for (let at = 0; at + 8 <= fields.length; at += 8) {
    if (fields[at] === 5 && fields[at + 2] === 0x75) return fields.readUInt32LE(at + 4)
  }
  return null
}

/** Each is its length, its bytes and a zero, and begins at a multiple of four. */
function textsIn(body: Buffer): string[] {
  const texts: string[] = []
  for (let at = 0; at + 4 <= body.length; ) {
    const end = at + 4 + body.readUInt32LE(at)
    texts.push(body.toString('utf8', at + 4, end))
    at = (end + 4) & ~3
  }
  return texts
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

const padded = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(padding(bytes.length))])

const padding = (length: number) => (8 - (length % 8)) % 8
