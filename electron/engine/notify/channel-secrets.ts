import { message } from '../model/engine-messages.ts'
import type { Message } from '../model/message.ts'
import type { ChannelSettings } from '../model/notices/channel.ts'
import type { Secrets } from '../model/secrets.ts'
import type { StoredChannel } from '../store/notices/channels.ts'

/** The secret values of channels. The first store that is there keeps them; each is looked into. */
export class ChannelSecrets {
  readonly #stores: readonly Secrets[]

  constructor(stores: readonly Secrets[]) {
    this.#stores = stores
  }

  isAvailable(): boolean {
    return this.#stores.some((store) => store.isAvailable())
  }

  keep(id: number, values: ChannelSettings): void {
    for (const [name, value] of Object.entries(values)) {
      this.forget(id, [name])
      this.#stores.find((store) => store.isAvailable())?.keep(keyOf(id, name), value)
    }
  }

  forget(id: number, names: readonly string[]): void {
    for (const name of names) for (const store of this.#stores) store.forget(keyOf(id, name))
  }

  /** The whole settings of a channel, and what of them is lost. */
  open({ id, secrets, settings }: StoredChannel): { settings: ChannelSettings; lost?: Message } {
    const values = secrets.map((name) => [name, this.#read(keyOf(id, name))] as const)
    const read = values.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
    const lost = values.flatMap(([name, value]) => (value === undefined ? [name] : []))
    return {
      settings: { ...settings, ...Object.fromEntries(read) },
      ...(lost.length > 0 && { lost: message('notice.secretsLost', { names: lost.join(', ') }) }),
    }
  }

  #read(key: string): string | undefined {
    for (const store of this.#stores) {
      const value = store.read(key)
      if (value !== undefined) return value
    }
    return undefined
  }
}

const keyOf = (id: number, name: string) => `channel ${id} ${name}`
