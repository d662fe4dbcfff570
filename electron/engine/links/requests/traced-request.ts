import type { Exchange } from '../../model/spot-check.ts'
import type { Clock } from '../../time/clock.ts'
import type { Answer, Requester } from './request.ts'

const longestBody = 2048
const secretHeaders = ['cookie', 'authorization', 'proxy-authorization']
const shownHeaders = ['content-type', 'content-length', 'location', 'retry-after', 'server']

/** A requester that reports each exchange when it is over. */
export function tracedRequester(
  request: Requester,
  clock: Clock,
  report: (exchange: Exchange) => void,
): Requester {
  return async (url, options) => {
    const begun = clock.now()
    const { method, headers = {}, body = '' } = options
    const end = (answer: Answer | undefined, error: string) =>
      report({
        method,
        url,
        requestHeaders: except(headers, secretHeaders),
        requestBody: body.slice(0, longestBody),
        status: answer?.status ?? null,
        responseHeaders: only(answer?.headers ?? {}, shownHeaders),
        responseBody: answer?.body.slice(0, longestBody) ?? '',
        error,
        ms: Math.max(clock.now() - begun, 0),
      })
    try {
      const answer = await request(url, options)
      end(answer, '')
      return answer
    } catch (error) {
      end(undefined, error instanceof Error ? error.message : String(error))
      throw error
    }
  }
}

type Headers = Readonly<Record<string, string>>

function except(headers: Headers, names: readonly string[]): Headers {
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
