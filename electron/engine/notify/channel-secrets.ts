import { message } from '../model/engine-messages.ts'
import type { Message } from '../model/message.ts'
import type { ChannelSettings } from '../model/notices/channel.ts'
import { channelKey, type KeyedChannel } from '../model/secrets/channel-key.ts'
import type { Secrets } from '../model/secrets.ts'
import type { StoredChannel } from '../store/notices/channels.ts'

type Holder = KeyedChannel & Pick<StoredChannel, 'secrets' | 'settings'>

/** The secret values of channels, or of what else has settings like theirs. */
export class ChannelSecrets {
  readonly #secrets: Secrets
  readonly #keyOf: typeof channelKey

  constructor(secrets: Secrets, keyOf = channelKey) {
    this.#secrets = secrets
    this.#keyOf = keyOf
  }

  /** Throws `SECRETS_UNKEPT`. */
  keep(channel: KeyedChannel, values: ChannelSettings): void {
    for (const [name, value] of Object.entries(values)) {
      this.#secrets.keep(this.#keyOf(channel, name), value)
    }
  }

  forget(channel: KeyedChannel, names: readonly string[]): void {
    for (const name of names) this.#secrets.forget(this.#keyOf(channel, name))
  }

  /** What of a channel is lost for good, where there is a place that could have it. */
  lost(channel: Holder): Message | undefined {
    return this.#secrets.state().isOpen ? this.open(channel).lost : undefined
  }

  /** The whole settings of a channel, and what of them is lost. */
  open(channel: Holder): { settings: ChannelSettings; lost?: Message } {
    const { secrets, settings } = channel
    const values = secrets.map(
      (name) => [name, this.#secrets.read(this.#keyOf(channel, name))] as const,
    )
    const read = values.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
    const lost = values.flatMap(([name, value]) => (value === undefined ? [name] : []))
    return {
      settings: { ...settings, ...Object.fromEntries(read) },
      ...(lost.length > 0 && { lost: message('notice.secretsLost', { names: lost.join(', ') }) }),
    }
  }
}
