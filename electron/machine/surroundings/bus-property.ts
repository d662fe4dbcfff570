import { setTimeout as sleep } from 'node:timers/promises'
import { Message, type MessageBus, MessageFlag, MessageType, Variant } from '@jellybrick/dbus-next'

/** A property of an object that some program has on a bus. */
export type BusProperty = {
  readonly program: string
  readonly path: string
  readonly interface: string
  readonly name: string
}

const properties = 'org.freedesktop.DBus.Properties'
const busName = 'org.freedesktop.DBus'

// A bus that is not there never answers.
const patienceMs = 3000

/**
 * Follows a property: `found` is called with its value now and whenever it is another, with undefined where its program
 * is not there or does not have it. Settles when the first is known; never rejects.
 * https://dbus.freedesktop.org/doc/dbus-specification.html#standard-interfaces-properties
 */
export async function followProperty(
  bus: MessageBus,
  property: BusProperty,
  found: (value: unknown) => void,
): Promise<void> {
  const { program } = property
  let last: unknown
  let isFirst = true
  const look = async () => {
    const value = await valueOf(bus, property)
    if (!isFirst && value === last) return
    isFirst = false
    last = value
    found(value)
  }
  bus.on('message', (message) => {
    if (message.type !== MessageType.SIGNAL) return
    const [first] = message.body
    const isChange = message.member === 'PropertiesChanged' && first === property.interface
    const isOwner = message.member === 'NameOwnerChanged' && first === program
    if (isChange || isOwner) void look()
  })
  // Sent in order: nothing changes unheard between the two.
  const changed = `sender='${program}',interface='${properties}',arg0='${property.interface}'`
  const owned = `sender='${busName}',member='NameOwnerChanged',arg0='${program}'`
  for (const rule of [changed, owned]) {
    const match = { member: 'AddMatch', signature: 's', body: [`type='signal',${rule}`] }
    await call(bus, {
      destination: busName,
      path: '/org/freedesktop/DBus',
      interface: busName,
      ...match,
    })
  }
  await look()
}

async function valueOf(bus: MessageBus, property: BusProperty): Promise<unknown> {
  const answer = await call(bus, {
    destination: property.program,
    path: property.path,
    interface: properties,
    member: 'Get',
    signature: 'ss',
    body: [property.interface, property.name],
  })
  const [value] = answer?.body ?? []
  return value instanceof Variant ? value.value : undefined
}

/** Null where nobody answers, or with an error. */
function call(
  bus: MessageBus,
  message: ConstructorParameters<typeof Message>[0],
): Promise<Message | null> {
  // Whoever is not there is not started for this.
  const answer = bus.call(new Message({ ...message, flags: MessageFlag.NO_AUTO_START }))
  const silence = sleep(patienceMs, null, { ref: false })
  return Promise.race([answer.catch(() => null), silence])
}
