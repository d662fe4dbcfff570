import {
  createRequester,
  type HttpRequester,
} from '../../../electron/engine/links/requests/http-requester.ts'
import type {
  ChannelKind,
  ChannelSettings,
} from '../../../electron/engine/model/notices/channel.ts'
import type { Delivery } from '../../../electron/engine/model/notices/delivery.ts'
import { channelTypes } from '../../../electron/engine/notify/channels/index.ts'
import { targetOf } from '../../../electron/engine/notify/target.ts'
import { type Exchange, type SimulatedAnswer, SimulatedDrives } from '../simulated-drives.ts'
import { sentAt, text, title } from './channel-case.ts'

/** Services on 127.0.0.1 that all answer alike; nothing is sent elsewhere. */
export class ToldServices implements AsyncDisposable {
  #answers: readonly SimulatedAnswer[] = []
  readonly #services: SimulatedDrives
  readonly #requester: HttpRequester
  readonly #origins: ReadonlySet<string>

  private constructor(services: SimulatedDrives, origins: readonly string[]) {
    this.#services = services
    this.#origins = new Set(origins)
    this.#requester = createRequester({
      origins: new Map(origins.map((origin) => [origin, services.origin])),
      proxy: () => undefined,
      // As if a drive were asked: it is no measure for a service.
      headersTimeoutMs: 400,
    })
  }

  static async start(origins: readonly string[]): Promise<ToldServices> {
    const services = await SimulatedDrives.start(
      () => told.#answers[services.exchanges.length - 1] ?? told.#answers.at(-1) ?? { status: 599 },
      [],
    )
    const told = new ToldServices(services, origins)
    return told
  }

  /** Sends a message through a channel as somebody set it up; requests are answered in turn, the last answer stays. */
  async send(
    kind: ChannelKind,
    settings: ChannelSettings,
    answers: SimulatedAnswer | readonly SimulatedAnswer[],
    heading = title,
  ): Promise<{ delivery: Delivery; exchanges: readonly Exchange[] }> {
    this.#answers = [answers].flat()
    this.#services.exchanges.length = 0
    const { request } = this.#requester
    const message = {
      title: heading,
      text,
      isBad: true,
      notices: [],
      target: targetOf([]),
      at: sentAt,
    }
    const type = channelTypes[kind]
    const delivery = await type
      .send(type.unpacked(settings), message, {
        request: (url, options) => {
          const { origin } = new URL(url)
          if (!this.#origins.has(origin)) throw new Error(`${origin} is not simulated.`)
          return request(url, options)
        },
        now: () => sentAt,
        signal: new AbortController().signal,
        desktop: undefined,
      })
      .catch((error: unknown): Delivery => ({ result: 'later', words: String(error) }))
    return { delivery, exchanges: [...this.#services.exchanges] }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#requester.close()
    await this.#services.close()
  }
}
