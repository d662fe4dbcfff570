import type { Clock } from '../../time/clock.ts'
import type { Answer, Requester } from './request.ts'

/** One request and its answer, as a person may look at them. Bodies are cut; cookies are left out. */
export type Exchange = {
  readonly method: string
  readonly url: string
  readonly requestHeaders: Readonly<Record<string, string>>
  readonly requestBody: string
  /** Null when no answer came. */
  readonly status: number | null
  readonly responseHeaders: Readonly<Record<string, string>>
  readonly responseBody: string
  /** Why no answer came; else empty. */
  readonly error: string
  readonly ms: number
}

const longestBody = 2048
const secretHeaders = ['cookie', 'authorization', 'proxy-authorization']
const tellingHeaders = ['content-type', 'content-length', 'location', 'retry-after', 'server']

/** A requester that tells of each exchange when it is over. */
export function tracedRequester(
  request: Requester,
  clock: Clock,
  tell: (exchange: Exchange) => void,
): Requester {
  return async (url, options) => {
    const begun = clock.now()
    const { method, headers = {}, body = '' } = options
    const told = (answer: Answer | undefined, error: string) =>
      tell({
        method,
        url,
        requestHeaders: without(headers, secretHeaders),
        requestBody: body.slice(0, longestBody),
        status: answer?.status ?? null,
        responseHeaders: only(answer?.headers ?? {}, tellingHeaders),
        responseBody: answer?.body.slice(0, longestBody) ?? '',
        error,
        ms: Math.max(clock.now() - begun, 0),
      })
    try {
      const answer = await request(url, options)
      told(answer, '')
      return answer
    } catch (error) {
      told(undefined, error instanceof Error ? error.message : String(error))
      throw error
    }
  }
}

type Headers = Readonly<Record<string, string>>

function without(headers: Headers, names: readonly string[]): Headers {
  return fromEntries(headers, (name) => !names.includes(name))
}

function only(headers: Headers, names: readonly string[]): Headers {
  return fromEntries(headers, (name) => names.includes(name))
}

function fromEntries(headers: Headers, isWanted: (name: string) => boolean): Headers {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => isWanted(name.toLowerCase())),
  )
}
