import { fileBytes } from '../disk/free-space.ts'
import type { Connectivity } from '../links/checks/connectivity.ts'
import type { Requester } from '../links/requests/request.ts'
import { message } from '../model/engine-messages.ts'
import { resourcesEdited } from '../model/events.ts'
import type { EngineLog } from '../model/log.ts'
import { marked } from '../model/marked.ts'
import {
  type BrowserSubscription,
  type Channel,
  type ChannelChanges,
  type ChannelDraft,
  type ChannelField,
  type ChannelKind,
  channelKinds,
} from '../model/notices/channel.ts'
import type { Delivery } from '../model/notices/delivery.ts'
import { isBad, type Notice } from '../model/notices/notice.ts'
import type { OutboxMessage, ShownMessage } from '../model/notices/outbox.ts'
import type { Mute, Rules } from '../model/notices/rules.ts'
import { Refusal } from '../model/refusal.ts'
import type { Secrets } from '../model/secrets.ts'
import { keptUnder } from '../model/takeover.ts'
import type { StoredChannel } from '../store/notices/channels.ts'
import type { NoticeStore } from '../store/notices/notice-store.ts'
import type { Store } from '../store/store.ts'
import { ChannelBook } from './channel-book.ts'
import { ChannelSecrets } from './channel-secrets.ts'
import type { DesktopNotice, Outgoing } from './channels/channel.ts'
import { channelTypes } from './channels/index.ts'
import { Dispatcher } from './dispatcher.ts'
import { fittingText, fittingTitle } from './fitting.ts'
import { channelsIn } from './push-config.ts'
import { pushKey } from './push-key.ts'
import { targetOf } from './target.ts'
import { Watch, type WatchOptions } from './watch.ts'
import { wordingOf } from './wording.ts'

export type NotificationsOptions = Omit<
  WatchOptions,
  'databaseBytes' | 'store' | 'book' | 'enqueued'
> & {
  readonly store: Store
  readonly log: EngineLog
  readonly request: Requester
  /** They also have what was taken over. */
  readonly secrets: Secrets
}

const dayMs = 24 * 3_600_000

/** Tells a person what is worth telling, over the channels and by the rules they chose. */
export class Notifications {
  readonly #options: NotificationsOptions
  readonly #store: NoticeStore
  readonly #book: ChannelBook
  readonly #dispatcher: Dispatcher
  readonly #watch: Watch
  #desktop: DesktopNotice | undefined

  constructor(options: NotificationsOptions) {
    const { clock, failed, log, request, secrets } = options
    const store = options.store.notices
    this.#options = options
    this.#store = store
    this.#book = new ChannelBook(
      options.store,
      new ChannelSecrets(secrets),
      clock,
      (kind) => kind !== 'desktop' || this.#desktop !== undefined,
    )
    this.#dispatcher = new Dispatcher({
      clock,
      outbox: store.outbox,
      book: this.#book,
      request,
      desktop: () => this.#desktop,
      render: (message, channel) => this.#render(message, channel),
      textOf: log.textOf,
      gone: (channel) => this.#onGone(channel),
      changed: (channel, problem) => this.#noteProblem(channel, problem),
      failed,
    })
    const enqueued = () => this.#dispatcher.wake()
    const databaseBytes = () => fileBytes(options.store.file.path)
    this.#watch = new Watch({ ...options, databaseBytes, store, book: this.#book, enqueued })
  }

  /** Listens and sends from now on. */
  start(): void {
    this.#dispatcher.start()
    this.#watch.start()
  }

  /** From now on there is a desktop to show notices on. */
  showOn(desktop: DesktopNotice): void {
    this.#desktop = desktop
    this.#dispatcher.wake()
  }

  /** Takes note of what a check finds of the network, and passes it on. */
  async noteProbe(probe: Promise<Connectivity>): Promise<Connectivity> {
    const found = await probe
    this.#watch.noteConnectivity(found)
    return found
  }

  /** Settles when nothing is written any more. */
  async stop(): Promise<void> {
    await this.#watch.stop()
    await this.#dispatcher.stop()
  }

  /** Every kind of channel with what a person fills in. */
  kinds(): { kind: ChannelKind; fields: ChannelField[] }[] {
    return channelKinds.map((kind) => ({ kind, fields: [...channelTypes[kind].fields] }))
  }

  channels(): Channel[] {
    return this.#book.list()
  }

  /** Throws `CHANNEL_INVALID` or `SECRETS_UNKEPT`. */
  addChannel(draft: ChannelDraft): Channel {
    const channel = this.#book.add(draft)
    this.#changed()
    return channel
  }

  /** Throws `CHANNEL_NOT_FOUND`, `CHANNEL_INVALID` or `SECRETS_UNKEPT`. */
  changeChannel(id: number, changes: ChannelChanges): Channel {
    const channel = this.#book.change(id, changes)
    this.#changed()
    return channel
  }

  /** Within a minute it can come back; throws `CHANNEL_NOT_FOUND`. */
  removeChannel(id: number): void {
    this.#book.remove(id)
    this.#changed()
  }

  /** Brings one back that was removed; throws `CHANNEL_NOT_FOUND`. */
  restoreChannel(id: number): Channel {
    const channel = this.#book.restore(id)
    this.#changed()
    return channel
  }

  /** Sends one real message; throws `CHANNEL_NOT_FOUND`. */
  testChannel(id: number): Promise<Delivery> {
    return this.#dispatcher.test(this.#book.get(id))
  }

  /** What a browser needs to ask to be told; throws `SECRETS_UNKEPT`. */
  async pushKey(): Promise<{ publicKey: string }> {
    const { publicKey } = await pushKey(this.#options.secrets)
    return { publicKey }
  }

  /** Tells a browser from now on, in the place of what it asked for before; throws `SECRETS_UNKEPT`. */
  async addBrowser({ endpoint, keys, name }: BrowserSubscription): Promise<Channel> {
    const settings = { url: endpoint, ...keys, ...(await pushKey(this.#options.secrets)) }
    for (const { id, kind } of this.#book.list()) {
      const isSame = this.#book.open(this.#book.get(id)).settings['url'] === endpoint
      if (kind === 'web-push' && isSame) return this.changeChannel(id, { settings })
    }
    return this.addChannel({ kind: 'web-push', name, settings })
  }

  /** The kinds of channels that `addTakenOver` would make. */
  takenOver(): ChannelKind[] {
    return this.#inPushSettings()?.drafts.map(({ kind }) => kind) ?? []
  }

  /**
   * Makes channels of the push settings that were taken over; names those that no channel takes. Throws
   * `PUSH_SETTINGS_MISSING`.
   */
  addTakenOver(): { added: Channel[]; left: string[] } {
    const found = this.#inPushSettings()
    if (!found) throw new Refusal('PUSH_SETTINGS_MISSING', {})
    const added: Channel[] = []
    const refused: string[] = []
    for (const { keys, ...draft } of found.drafts) {
      try {
        added.push(this.#book.add(draft))
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'CHANNEL_INVALID') throw error
        refused.push(...keys)
      }
    }
    this.#changed()
    return { added, left: [...found.left, ...refused] }
  }

  rules(): Rules {
    return this.#store.conditions.rules()
  }

  setRules(rules: Rules): Rules {
    this.#store.conditions.setRules(rules)
    this.#changed()
    return this.rules()
  }

  mutes(): Mute[] {
    return this.#store.conditions.mutes(this.#options.clock.now())
  }

  mute(mute: Mute): Mute[] {
    const { events } = this.#options
    this.#store.conditions.mute(mute)
    events.emit(mute.kind === 'job' ? { type: 'job', jobId: mute.id } : resourcesEdited)
    return this.mutes()
  }

  /** Tells nothing of a link or a job until tomorrow at this time. */
  muteForDay(about: Pick<Mute, 'kind' | 'id'>): void {
    this.mute({ ...about, until: this.#options.clock.now() + dayMs })
  }

  /** The newest first. */
  messages(before: number | undefined, limit: number): ShownMessage[] {
    const { log } = this.#options
    const store = this.#store
    const channels = new Map(store.channels.list().map((channel) => [channel.id, channel]))
    return store.outbox.list(before, limit).flatMap(({ notices, ...row }) => {
      const channel = channels.get(row.channelId)
      if (!channel) return []
      const { kind, name } = channel
      return [{ ...row, channel: { kind, name }, title: log.textOf(wordingOf(notices).title) }]
    })
  }

  /** Sends a message that was not sent, or may not have arrived, once more; throws `MESSAGE_NOT_FOUND`. */
  resend(id: number): void {
    const { clock } = this.#options
    const store = this.#store
    const found = store.outbox.get(id)
    if (!found || found.state === 'waiting' || found.state === 'sending') {
      throw new Refusal('MESSAGE_NOT_FOUND', { id })
    }
    const now = clock.now()
    store.outbox.add(found.channelId, found.notices, now, now)
    this.#changed()
  }

  /** The channels in the push settings that were taken over, without those made before; undefined where there are none. */
  #inPushSettings() {
    const kept = this.#options.secrets.read(keptUnder('push'))
    if (kept === undefined) return undefined
    const known = new Set(this.#book.list().map(({ kind, name }) => `${kind} ${name}`))
    const { drafts, left } = channelsIn(kept)
    return { drafts: drafts.filter(({ kind, name }) => !known.has(`${kind} ${name}`)), left }
  }

  #render({ notices }: Pick<OutboxMessage, 'notices'>, { kind }: StoredChannel): Outgoing {
    const { clock, log } = this.#options
    const { isGlance, limit } = channelTypes[kind]
    const { lines, more, title } =
      notices.length > 0
        ? wordingOf(notices, isGlance)
        : { title: message('notice.test'), lines: [message('notice.testBody')], more: 0 }
    const moreOf = (count: number) => log.textOf(message('list.more', { count }))
    return {
      title: fittingTitle(log.textOf(title), limit),
      text: fittingText(lines.map(log.textOf), more, { ...limit, moreOf }),
      isBad: notices.some((notice: Notice) => isBad(notice)),
      notices,
      target: targetOf(notices),
      at: clock.now(),
    }
  }

  #onGone({ id, kind, name }: StoredChannel): void {
    this.#options.log.write('info', 'notify', message('log.notify.gone', { channel: name || kind }))
    this.removeChannel(id)
  }

  #noteProblem({ kind, name }: StoredChannel, problem: string | null): void {
    const channel = name || kind
    if (problem === null) {
      this.#options.log.write('info', 'notify', message('log.notify.mended', { channel }))
    } else {
      const text = message('log.notify.broken', { channel, words: problem })
      this.#options.log.write('error', 'notify', marked('bad', text))
    }
    this.#options.events.emit({ type: 'settings' })
  }

  #changed(): void {
    this.#options.events.emit({ type: 'settings' })
    this.#dispatcher.wake()
  }
}
