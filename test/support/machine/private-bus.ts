import { type ChildProcess, spawn } from 'node:child_process'
import type { EventEmitter } from 'node:events'
import { Message, type MessageBus, sessionBus, Variant } from '@jellybrick/dbus-next'

type Program = {
  set(property: string, value: unknown): void
  /** How often somebody asked it for a property. */
  asked(): number
  stop(): void
}

/** A real bus of its own. */
export class PrivateBus implements Disposable {
  readonly address: string
  readonly #daemon: ChildProcess
  readonly #programs: MessageBus[] = []

  private constructor(daemon: ChildProcess, address: string) {
    this.#daemon = daemon
    this.address = address
  }

  static async start(): Promise<PrivateBus> {
    const daemon = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const address = await new Promise<string>((resolve, reject) => {
      daemon.on('error', reject)
      daemon.stdout?.once('data', (line: Buffer) => resolve(line.toString().trim()))
    })
    return new PrivateBus(daemon, address)
  }

  /** A program on it that has one object with properties of one interface, each with its D-Bus type. */
  async program(
    name: string,
    path: string,
    properties: Record<string, readonly [type: string, value: unknown]>,
    iface = name,
  ): Promise<Program> {
    const bus = sessionBus({ busAddress: this.address })
    this.#programs.push(bus)
    const events: EventEmitter = bus
    events.on('error', () => {})
    let gets = 0
    bus.addMethodHandler((message) => {
      if (message.member !== 'Get') return false
      gets++
      const [asked, property] = message.body
      const known = asked === iface ? properties[String(property)] : undefined
      const answer = known
        ? Message.newMethodReturn(message, 'v', [new Variant(...known)])
        : Message.newError(message, 'org.freedesktop.DBus.Error.UnknownProperty')
      bus.send(answer)
      return true
    })
    await bus.requestName(name, 0)
    const set = (property: string, value: unknown) => {
      const [type = 's'] = properties[property] ?? []
      properties[property] = [type, value]
      const changes = { [property]: new Variant(type, value) }
      const signal = ['org.freedesktop.DBus.Properties', 'PropertiesChanged'] as const
      bus.send(Message.newSignal(path, ...signal, 'sa{sv}as', [iface, changes, []]))
    }
    return { set, asked: () => gets, stop: () => bus.disconnect() }
  }

  [Symbol.dispose](): void {
    for (const program of this.#programs) program.disconnect()
    this.#daemon.kill()
  }
}
