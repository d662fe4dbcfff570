import { message } from '../model/engine-messages.ts'
import type { Message } from '../model/message.ts'
import type { ChannelSettings } from '../model/notices/channel.ts'
import type { Secrets } from '../model/secrets.ts'
import type { StoredChannel } from '../store/notices/channels.ts'

/** The secret values of channels. */
export class ChannelSecrets {
  readonly #secrets: Secrets

  constructor(secrets: Secrets) {
    this.#secrets = secrets
  }

  /** Throws `SECRETS_UNKEPT`. */
  keep(id: number, values: ChannelSettings): void {
    for (const [name, value] of Object.entries(values)) this.#secrets.keep(keyOf(id, name), value)
  }

  forget(id: number, names: readonly string[]): void {
    for (const name of names) this.#secrets.forget(keyOf(id, name))
  }

  /** The whole settings of a channel, and what of them is lost. */
  open({ id, secrets, settings }: StoredChannel): { settings: ChannelSettings; lost?: Message } {
    const values = secrets.map((name) => [name, this.#secrets.read(keyOf(id, name))] as const)
    const read = values.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
    const lost = values.flatMap(([name, value]) => (value === undefined ? [name] : []))
    return {
      settings: { ...settings, ...Object.fromEntries(read) },
      ...(lost.length > 0 && { lost: message('notice.secretsLost', { names: lost.join(', ') }) }),
    }
  }
}

const keyOf = (id: number, name: string) => `channel ${id} ${name}`
