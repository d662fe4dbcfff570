import { gt } from 'semver'
import { type Answer, RequestError, type Requester } from '../links/requests/request.ts'
import type { feedFaults, Update } from '../model/releases/update.ts'
import { version as ownVersion } from '../model/version.ts'
import { feedName, isMadeFor, readFeed } from './feed.ts'

const maxBytes = 256 * 1024
const timeLimitMs = 20_000
const mostRedirects = 5
const dayMs = 24 * 3_600_000

type Machine = {
  readonly platform: NodeJS.Platform
  readonly arch: string
  readonly version: string
}

/** Looks for newer versions, only where a feed is set. It downloads nothing else. */
export class Updates {
  readonly #request: Requester
  /** The folder in which the feed lies; empty for none. */
  readonly #folder: () => string
  readonly #machine: Machine
  #lastDaily: { readonly folder: string; readonly at: number } | undefined

  constructor(
    request: Requester,
    folder: () => string,
    machine: Machine = { platform: process.platform, arch: process.arch, version: ownVersion },
  ) {
    this.#request = request
    this.#folder = folder
    this.#machine = machine
  }

  /** Asks the feed now. */
  async look(): Promise<Update> {
    const folder = this.#folder()
    if (folder === '') return { state: 'off' }
    const { arch, platform, version } = this.#machine
    try {
      const address = new URL(feedName(platform), folder.endsWith('/') ? folder : `${folder}/`)
      const { text, from } = await this.#read(address)
      const release = understood(() => readFeed(text, from))
      if (!gt(release.version, version)) return { state: 'current' }
      const files = release.files.filter(({ name }) => isMadeFor(arch, name))
      return { state: 'newer', version: release.version, notes: release.notes, files }
    } catch (error) {
      if (!(error instanceof FeedFault)) throw error
      return { state: 'failed', fault: error.fault, detail: error.message }
    }
  }

  /**
   * Asks the feed, but not twice within a day, unless another has been set.
   * @param at milliseconds since 1970
   * @returns undefined where nobody was asked, or nothing was learnt
   */
  async daily(at: number): Promise<Update | undefined> {
    const folder = this.#folder()
    const last = this.#lastDaily
    // A clock that was set back counts from then.
    const isRecent = last?.folder === folder && at >= last.at && at - last.at < dayMs
    if (isRecent && folder !== '') return undefined
    this.#lastDaily = { folder, at }
    const update = await this.look()
    return update.state === 'failed' ? undefined : update
  }

  async #read(address: URL): Promise<{ text: string; from: URL }> {
    const signal = AbortSignal.timeout(timeLimitMs)
    let from = address
    for (let hop = 0; hop <= mostRedirects; hop++) {
      const { body, headers, status } = await this.#ask(from, signal)
      const to = headers['location']
      if (status < 300 || status >= 400 || to === undefined) {
        if (status !== 200) throw new FeedFault('unreachable', `HTTP ${status}`)
        if (Buffer.byteLength(body) > maxBytes) throw new FeedFault('too_large', from.href)
        return { text: body, from }
      }
      const next = understood(() => new URL(to, from))
      const isWorse = next.protocol !== 'https:' && next.protocol !== from.protocol
      if (isWorse) throw new FeedFault('insecure', next.href)
      from = next
    }
    throw new FeedFault('insecure', from.href)
  }

  async #ask(url: URL, signal: AbortSignal): Promise<Answer> {
    try {
      return await this.#request(url.href, { method: 'GET', signal, maxBytes: maxBytes + 1 })
    } catch (error) {
      if (!(error instanceof RequestError) && !signal.aborted) throw error
      throw new FeedFault('unreachable', error instanceof Error ? error.message : String(error))
    }
  }
}

class FeedFault extends Error {
  readonly fault: (typeof feedFaults)[number]

  constructor(fault: (typeof feedFaults)[number], message: string) {
    super(message)
    this.fault = fault
  }
}

/** Whatever goes wrong in reading it, it is no feed. */
function understood<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
    throw new FeedFault('not_feed', line)
  }
}
