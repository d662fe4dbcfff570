import type { Message } from '../model/message.ts'
import type {
  Channel,
  ChannelChanges,
  ChannelDraft,
  ChannelKind,
  ChannelSettings,
} from '../model/notices/channel.ts'
import type { Attempt } from '../model/notices/delivery.ts'
import { Refusal } from '../model/refusal.ts'
import { hiddenValue } from '../model/secrets.ts'
import type { ChannelStore, StoredChannel } from '../store/notices/channels.ts'
import type { RemovalStore } from '../store/removals.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'
import { channelFault, channelInvalid } from './channel-fault.ts'
import type { ChannelSecrets } from './channel-secrets.ts'
import { channelTypes } from './channels/index.ts'
import { settingParts } from './setting-parts.ts'

/** The channels a person has set up. */
export class ChannelBook {
  readonly #store: ChannelStore
  readonly #secrets: ChannelSecrets
  readonly #clock: Clock
  readonly #isAvailable: (kind: ChannelKind) => boolean
  readonly #removals: RemovalStore

  constructor(
    { notices, removals }: Pick<Store, 'notices' | 'removals'>,
    secrets: ChannelSecrets,
    clock: Clock,
    isAvailable: (kind: ChannelKind) => boolean,
  ) {
    this.#store = notices.channels
    this.#removals = removals
    this.#secrets = secrets
    this.#clock = clock
    this.#isAvailable = isAvailable
  }

  list(): Channel[] {
    return this.#store.list().map((channel) => this.#shown(channel))
  }

  /** Throws `CHANNEL_NOT_FOUND`. */
  get(id: number): StoredChannel {
    const channel = this.#store.get(id)
    if (!channel) throw new Refusal('CHANNEL_NOT_FOUND', { id })
    return channel
  }

  /** Those that are switched on and can be reached from here. */
  usable(): StoredChannel[] {
    return this.#store.list().filter(({ isOn, kind }) => isOn && this.#isAvailable(kind))
  }

  /** Throws `CHANNEL_INVALID` or `SECRETS_UNKEPT`; what is refused is not kept. */
  add({ kind, name, settings: given }: ChannelDraft): Channel {
    const settings = channelTypes[kind].unpacked(given)
    const { open, sealed } = this.#parts(kind, settings, [])
    const secrets = Object.keys(sealed)
    const id = this.#store.add({ kind, name, settings: open, secrets })
    try {
      this.#secrets.keep(this.get(id), sealed)
    } catch (error) {
      this.#store.delete(id)
      throw error
    }
    return this.#shown(this.get(id))
  }

  /** Throws `CHANNEL_NOT_FOUND` or `CHANNEL_INVALID`; what is refused changes nothing. */
  change(id: number, { isOn, name, settings: given }: ChannelChanges): Channel {
    const before = this.get(id)
    const { isOn: wasOn, kind, name: formerName, problem, secrets } = before
    const settings = given && channelTypes[kind].unpacked(given)
    if (settings && this.#hasMoved(before, settings)) {
      // Whoever may change a channel and read no secret would otherwise have it sent to themselves.
      const stays = secrets.find((each) => settings[each] === hiddenValue)
      if (stays) throw channelInvalid(stays, channelFault('moved', { field: stays }))
    }
    const parts = settings && this.#parts(kind, settings, secrets)
    if (parts) {
      this.#secrets.keep(before, parts.sealed)
      const dropped = secrets.filter((each) => !parts.secrets.includes(each))
      this.#secrets.forget(before, dropped)
    }
    this.#store.update({
      id,
      name: name ?? formerName,
      isOn: isOn ?? wasOn,
      settings: parts?.open ?? before.settings,
      secrets: parts?.secrets ?? secrets,
    })
    // What was mended is tried again.
    if (problem && (parts || isOn === true)) this.#store.setProblem(id, null)
    return this.#shown(this.get(id))
  }

  /** `restore` takes it back. Throws `CHANNEL_NOT_FOUND`. */
  remove(id: number): void {
    this.#removals.remove('channel', this.get(id).id, this.#clock.now())
  }

  /** Throws `CHANNEL_NOT_FOUND`. */
  restore(id: number): Channel {
    if (this.#removals.restore('channel', id) !== 'restored') {
      throw new Refusal('CHANNEL_NOT_FOUND', { id })
    }
    return this.#shown(this.get(id))
  }

  /** Those in use of which a secret is lost, with what is to be said of it. */
  incomplete(): { readonly channel: StoredChannel; readonly lost: Message }[] {
    return this.usable().flatMap((channel) => {
      const lost = channel.problem ? undefined : this.#secrets.lost(channel)
      return lost ? [{ channel, lost }] : []
    })
  }

  /** The settings with their secrets, and which of these are lost. */
  open(channel: StoredChannel) {
    return this.#secrets.open(channel)
  }

  setLastAttempt(id: number, attempt: Attempt): void {
    this.#store.setLastAttempt(id, attempt)
  }

  setProblem(id: number, problem: StoredChannel['problem']): void {
    this.#store.setProblem(id, problem)
  }

  #parts(kind: ChannelKind, settings: ChannelSettings, kept: readonly string[]) {
    return settingParts(channelTypes[kind], settings, kept, channelInvalid)
  }

  /** Whether other settings send elsewhere than those that are stored, or by a way on which others can read along. */
  #hasMoved(before: StoredChannel, changed: ChannelSettings): boolean {
    const { kind, settings } = before
    if (hasMoved(kind, settings, changed)) return true
    const { proxy = '' } = changed
    if (proxy === '' || proxy === hiddenValue) return false
    // A proxy reads all that is not encrypted on its way to the service.
    const { fields } = channelTypes[kind]
    const whole = this.open(before).settings
    const at = ['server', 'url'].map(
      (each) => whole[each] ?? fields.find(({ name }) => name === each)?.default,
    )
    return at.some((address) => address && !/^https:/i.test(address.trim()))
  }

  #shown({ key: _key, secrets, settings, ...channel }: StoredChannel): Channel {
    const hidden = Object.fromEntries(secrets.map((name) => [name, hiddenValue]))
    return {
      ...channel,
      settings: { ...settings, ...hidden },
      isAvailable: this.#isAvailable(channel.kind),
    }
  }
}

/** Whether other settings send to another address, or less protected, than those that are stored. */
function hasMoved(kind: ChannelKind, stored: ChannelSettings, changed: ChannelSettings): boolean {
  const { fields } = channelTypes[kind]
  return fields.some(({ default: standard, isSecret, name }) => {
    // The address is a secret itself, where there is no server.
    if (name === 'url' && isSecret) return changed[name] !== hiddenValue
    if (!['server', 'security', 'certificate'].includes(name)) return false
    const [before, after] = [stored, changed].map((each) => each[name]?.trim() || standard)
    return before !== after
  })
}
