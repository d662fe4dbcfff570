import { type NetworkCode, RequestError, type Requester } from '../links/requests/request.ts'
import type { Translatable } from '../model/message.ts'
import type { AttemptResult, Delivery, MessageState } from '../model/notices/delivery.ts'
import type { OutboxMessage } from '../model/notices/outbox.ts'
import { saidOf } from '../model/refusals/system-fault.ts'
import type { StoredChannel } from '../store/notices/channels.ts'
import type { OutboxStore } from '../store/notices/outbox.ts'
import type { Clock } from '../time/clock.ts'
import type { ChannelBook } from './channel-book.ts'
import { channelMask } from './channel-mask.ts'
import type { ChannelType, DesktopNotice, Outgoing } from './channels/channel.ts'
import { channelTypes } from './channels/index.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

// A suspended machine sleeps through timers: a look costs one query a channel.
const longestSleepMs = minuteMs

// After the last a message is given up: it is a day old.
const retryAfterMs = [1, 5, 15, 60, 180, 360, 720].map((minutes) => minutes * minuteMs)

// Yesterday's news is told, that of last week is not.
const oldestMs = 72 * hourMs
const longestWaitMs = 8 * 24 * hourMs

// A service that asks to be left alone for longer is not believed.
const longestAskedMs = 24 * hourMs

// At the end of the process what is being sent has a moment to arrive.
const lastMomentMs = 2000

export type DispatcherOptions = {
  readonly clock: Clock
  readonly outbox: OutboxStore
  readonly book: ChannelBook
  readonly request: Requester
  readonly desktop: () => DesktopNotice | undefined
  /** Puts a message into words, cut to what a kind of channel takes. */
  readonly render: (message: Pick<OutboxMessage, 'notices'>, channel: StoredChannel) => Outgoing
  readonly textOf: (text: Translatable) => string
  /** Nobody is there any more whom a channel could tell. */
  readonly gone: (channel: StoredChannel) => void
  /** Tells that a channel was found broken or works again. */
  readonly changed: (channel: StoredChannel, problem: string | null) => void
  readonly failed: (error: unknown) => void
}

/**
 * Sends what waits, a channel at a time each, so that none holds another up. A message is noted as being sent before
 * it is, and what became of it after: one whose process was killed in between is not sent again.
 */
export class Dispatcher {
  readonly #options: DispatcherOptions
  readonly #sending = new Map<number, Promise<void>>()
  /** When a channel may be used again, by its pace or because it asked for it. */
  readonly #readyAt = new Map<number, number>()
  readonly #stopped = new AbortController()
  #cancel: (() => void) | undefined
  /** Milliseconds since 1970: before it, a clock was set back. Of the time before this process nothing is known. */
  #lastLook = Number.POSITIVE_INFINITY

  constructor(options: DispatcherOptions) {
    this.#options = options
  }

  start(): void {
    const { book, outbox, textOf } = this.#options
    outbox.takeUp()
    // As after a move whose secrets stayed behind: nobody need wait for the first message to hear of it.
    for (const { channel, lost } of book.incomplete()) this.#stop(channel, textOf(lost))
    this.wake()
  }

  /** Looks what is due. Harmless at any time. */
  wake(): void {
    this.#cancel?.()
    this.#cancel = undefined
    if (this.#stopped.signal.aborted) return
    const sleepMs = this.#look()
    if (sleepMs !== undefined) this.#cancel = this.#options.clock.after(sleepMs, () => this.wake())
  }

  /** Sends one message past the outbox, and tells how it was answered. */
  async test(channel: StoredChannel): Promise<Delivery> {
    const delivery = await this.#deliver(channel, { notices: [] })
    this.#judge(channel, delivery)
    return delivery
  }

  /** Settles when nothing is being sent any more; what does not arrive in a moment may have arrived. */
  async stop(): Promise<void> {
    this.#cancel?.()
    const late = setTimeout(() => this.#stopped.abort(), lastMomentMs)
    await Promise.all(this.#sending.values())
    clearTimeout(late)
    // What has begun since is over at once.
    this.#stopped.abort()
    this.#cancel?.()
    await Promise.all(this.#sending.values())
  }

  /** Begins what is due, and returns the milliseconds until the next look; undefined while nothing waits. */
  #look(): number | undefined {
    const { book, clock, failed, outbox } = this.#options
    try {
      const now = clock.now()
      if (now < this.#lastLook) {
        outbox.mendClock(now, longestWaitMs)
        this.#readyAt.clear()
      }
      this.#lastLook = now
      outbox.dropOlder(now - oldestMs)
      const waits = book.usable().flatMap((channel) => {
        const dueAt = outbox.nextDue(channel.id)
        if (dueAt === undefined || channel.problem !== null) return []
        if (this.#sending.has(channel.id)) return []
        const waitMs = Math.max(dueAt, this.#readyAt.get(channel.id) ?? 0) - now
        if (waitMs > 0) return [Math.min(waitMs, longestSleepMs)]
        this.#begin(channel)
        return []
      })
      return waits.length > 0 ? Math.min(...waits) : undefined
    } catch (error) {
      // A database that is locked or full is often itself again in a moment.
      failed(error)
      return longestSleepMs
    }
  }

  #begin(channel: StoredChannel): void {
    const { clock, outbox } = this.#options
    const message = outbox.begin(outbox.due(channel.id, clock.now()))
    if (!message) return
    const sending = this.#send(channel, message)
      .catch((error: unknown) => this.#options.failed(error))
      .finally(() => {
        this.#sending.delete(channel.id)
        this.wake()
      })
    this.#sending.set(channel.id, sending)
  }

  async #send(channel: StoredChannel, message: OutboxMessage): Promise<void> {
    const { clock, outbox } = this.#options
    const delivery = await this.#deliver(channel, message)
    const { result, waitMs, words } = delivery
    const now = clock.now()
    this.#readyAt.set(channel.id, now + channelTypes[channel.kind].paceMs)
    const attempts = [...message.attempts, { at: now, result, words }]
    const tried = attempts.filter((attempt) => attempt.result === 'later').length
    const backOff = retryAfterMs[tried - 1]
    const isGivenUp = result === 'later' && backOff === undefined
    const waits = result === 'broken' || (result === 'later' && !isGivenUp)
    const state = isGivenUp ? 'failed' : states[result]
    const dueAt = now + Math.max(waitMs ?? 0, backOff ?? 0)
    outbox.note(message.id, state, attempts, waits && result === 'later' ? dueAt : undefined)
    // A service that is away or asks to be left alone is so for all messages.
    if (result === 'later') this.#readyAt.set(channel.id, dueAt)
    this.#judge(channel, delivery)
  }

  /** Stops a channel that needs mending, and lets one go on that works. */
  #judge(channel: StoredChannel, { isGone = false, result, words }: Delivery): void {
    const { book, changed, clock, gone } = this.#options
    book.setLastAttempt(channel.id, { at: clock.now(), result, words })
    if (isGone) gone(channel)
    else if (result === 'broken') this.#stop(channel, words)
    else if (result === 'delivered' && channel.problem !== null) {
      book.setProblem(channel.id, null)
      changed(channel, null)
      this.wake()
    }
  }

  #stop(channel: StoredChannel, words: string): void {
    const { book, changed, clock } = this.#options
    book.setProblem(channel.id, { since: channel.problem?.since ?? clock.now(), words })
    // It is told within a sentence that has a stop of its own.
    changed(channel, words.replace(/[.。]$/, ''))
  }

  /** One attempt; never rejects, and its words hold no secret. */
  async #deliver(
    channel: StoredChannel,
    message: Pick<OutboxMessage, 'notices'>,
  ): Promise<Delivery> {
    const { book, clock, desktop, render, request, textOf } = this.#options
    const type = channelTypes[channel.kind]
    const { lost, settings } = book.open(channel)
    if (lost) return { result: 'broken', words: textOf(lost) }
    // What an older version took, or another program wrote.
    const fault = type.fault(settings)
    if (fault) return { result: 'broken', words: textOf(fault.reason.because) }
    const masked = channelMask(channel.secrets, settings)
    // A network keeps to the system's own time.
    const late = AbortSignal.timeout(type.timeoutMs)
    const signal = AbortSignal.any([late, this.#stopped.signal])
    const post = { request, now: () => clock.now(), signal, desktop: desktop() }
    try {
      const delivery = await type.send(settings, render(message, channel), post)
      const waitMs = bounded(delivery.waitMs)
      return { ...delivery, words: masked(delivery.words), ...(waitMs !== undefined && { waitMs }) }
    } catch (error) {
      const isLate = late.aborted || isNetworkError(error, 'network.timeout')
      return { result: this.#afterError(error, isLate, type), words: masked(textOf(saidOf(error))) }
    }
  }

  #afterError(error: unknown, isLate: boolean, { isOnceOnly }: ChannelType): AttemptResult {
    if (this.#stopped.signal.aborted) return 'unsure'
    if (isLate && isOnceOnly) return 'unsure'
    // A link-local address, or a door of this process.
    return isNetworkError(error, 'network.private') ? 'broken' : 'later'
  }
}

function isNetworkError(error: unknown, code: NetworkCode): boolean {
  return error instanceof RequestError && error.code === code
}

function bounded(waitMs: number | undefined): number | undefined {
  if (waitMs === undefined || Number.isNaN(waitMs)) return undefined
  return Math.min(Math.max(waitMs, 0), longestAskedMs)
}

const states = {
  delivered: 'sent',
  later: 'waiting',
  broken: 'waiting',
  refused: 'refused',
  unsure: 'unsure',
} as const satisfies Record<AttemptResult, MessageState>
