import { fallbackTitle, type Link } from '../../model/link.ts'
import { checkNumbersSchema } from '../../model/params/check-params.ts'
import { pauseAfter } from '../../model/params/pace.ts'
import { Refusal } from '../../model/refusal.ts'
import type { Exchange, SpotAnswer } from '../../model/spot-check.ts'
import { type Clock, sleep } from '../../time/clock.ts'
import { findLinks, parseLink } from '../links.ts'
import type { Requester } from '../requests/request.ts'
import { tracedRequester } from '../requests/traced-request.ts'
import { checkLink } from './check.ts'

export type SpotCheckOptions = {
  readonly request: Requester
  readonly clock: Clock
  /** Uniform in [0, 1). */
  readonly random: () => number
  readonly explain: boolean
  readonly signal?: AbortSignal | undefined
}

type SpotLink = { readonly index: number; readonly title: string; readonly link: Link }

const pace = checkNumbersSchema.parse({})

/** The links of a text and of single addresses; throws `LINK_INVALID` for an address that is none. */
export function linksToAsk(
  text: string,
  urls: readonly string[],
): readonly Omit<SpotLink, 'index'>[] {
  const written = urls.map((url) => {
    const link = parseLink(url)
    if (!link) throw new Refusal('LINK_INVALID', { url })
    return { title: '', link }
  })
  return [...written, ...findLinks(text).found]
}

/**
 * Asks about links without keeping anything: those of one provider one after the other, at the general pace of
 * a nightly check, the providers side by side. Ends early, and asks no more, when the reader stops reading.
 * Whoever asked waits for each answer, so every link is asked once: no `Asker` that rests, retries or gives up.
 */
export async function* spotCheck(
  links: readonly Omit<SpotLink, 'index'>[],
  options: SpotCheckOptions,
): AsyncGenerator<SpotAnswer, void> {
  const stop = new AbortController()
  const signal = AbortSignal.any([stop.signal, ...(options.signal ? [options.signal] : [])])
  const asked = links.map(({ title, link }, index) => ({ index, title, link }))
  const lanes = [...Map.groupBy(asked, ({ link }) => link.provider).values()]
  const answers = new ReadableStream<SpotAnswer>({
    start(controller) {
      const answered = (answer: SpotAnswer) => controller.enqueue(answer)
      Promise.all(
        lanes.map((lane) => askLane(lane, asked.length, { ...options, signal }, answered)),
      )
        .then(() => controller.close())
        .catch((error) => controller.error(error))
    },
  })
  const reader = answers.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    stop.abort()
  }
}

async function askLane(
  lane: readonly SpotLink[],
  total: number,
  options: SpotCheckOptions & { readonly signal: AbortSignal },
  answered: (answer: SpotAnswer) => void,
): Promise<void> {
  const { clock, random, signal } = options
  for (const [count, { index, title, link }] of lane.entries()) {
    const exchanges: Exchange[] = []
    const request = options.explain
      ? tracedRequester(options.request, clock, (exchange) => exchanges.push(exchange))
      : options.request
    const timeoutMs = pace.timeoutSeconds * 1000
    const { verdict, latencyMs, asked } = await checkLink(link, { request, signal, timeoutMs })
    const { state, code, reason, finalUrl = '' } = verdict
    // A text that gives a link no title calls it by its address.
    const isNamed = title !== '' && title !== fallbackTitle(link)
    const name = isNamed ? title : (verdict.title ?? title)
    const { url, provider } = link
    const grounds = { state, code, reason, unproven: 'unproven' in verdict, finalUrl }
    answered({ index, total, title: name, url, provider, ...grounds, latencyMs, exchanges })
    if (asked && count < lane.length - 1) {
      await sleep(clock, pauseAfter(pace, count + 1, random), signal)
    }
  }
}
