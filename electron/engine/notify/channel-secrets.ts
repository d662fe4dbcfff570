import { message } from '../model/engine-messages.ts'
import type { Message } from '../model/message.ts'
import type { ChannelSettings } from '../model/notices/channel.ts'
import { channelKey, type KeyedChannel } from '../model/secrets/channel-key.ts'
import type { Secrets } from '../model/secrets.ts'
import type { StoredChannel } from '../store/notices/channels.ts'

/** The secret values of channels. */
export class ChannelSecrets {
  readonly #secrets: Secrets

  constructor(secrets: Secrets) {
    this.#secrets = secrets
  }

  /** Throws `SECRETS_UNKEPT`. */
  keep(channel: KeyedChannel, values: ChannelSettings): void {
    for (const [name, value] of Object.entries(values)) {
      this.#secrets.keep(channelKey(channel, name), value)
    }
  }

  forget(channel: KeyedChannel, names: readonly string[]): void {
    for (const name of names) this.#secrets.forget(channelKey(channel, name))
  }

  /** What of a channel is lost for good, where there is a place that could have it. */
  lost(channel: StoredChannel): Message | undefined {
    return this.#secrets.state().isOpen ? this.open(channel).lost : undefined
  }

  /** The whole settings of a channel, and what of them is lost. */
  open(channel: StoredChannel): { settings: ChannelSettings; lost?: Message } {
    const { secrets, settings } = channel
    const values = secrets.map(
      (name) => [name, this.#secrets.read(channelKey(channel, name))] as const,
    )
    const read = values.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
    const lost = values.flatMap(([name, value]) => (value === undefined ? [name] : []))
    return {
      settings: { ...settings, ...Object.fromEntries(read) },
      ...(lost.length > 0 && { lost: message('notice.secretsLost', { names: lost.join(', ') }) }),
    }
  }
}
