import { Agent, type Dispatcher, request } from 'undici'
import { notFoundWords } from '../../../electron/engine/links/providers/web/soft-404.ts'
import type { Truth } from '../zoo.ts'
import { type Call, contest } from './contest.ts'
import { DeferredQueue } from './deferred-queue.ts'

/** What one look finds, and whether another may say more. */
type Look = { readonly finding: Truth; readonly again: boolean; readonly retryAfterMs?: number }

type Arrival = {
  readonly status: number
  readonly headers: Dispatcher.ResponseData['headers']
  readonly url: URL
  readonly text: string
}

type Job = { readonly url: string; readonly host: string; looks: number }

const looks = 4
const maxRedirects = 10
const firstBytes = 16_384

// undici closes a connection after a HEAD unless it is told not to: `undici-loop.ts <ports> <scale> kept`.
const kept = process.argv[5] === 'kept' ? { reset: false } : {}

// The rules of electron/engine/links/providers/web.ts in as few steps as they can be had: the ceiling.
await contest(({ links, concurrency, timeoutMs }) => async (startedAt) => {
  const agent = new Agent({
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    keepAliveTimeout: 10_000,
  })
  const calls = new Map<string, Call>()
  const hostFreeAt = new Map<string, number>()
  const jobs = links.map(({ url }): Job => ({ url, host: new URL(url).host, looks: 0 }))
  await new DeferredQueue(jobs).drain(concurrency, async (job) => {
    const freeAt = hostFreeAt.get(job.host) ?? 0
    if (freeAt > Date.now()) return freeAt
    const { finding, again, retryAfterMs } = await look(job.url, agent)
    const now = Date.now()
    calls.set(job.url, { finding, atMs: now - startedAt })
    job.looks += 1
    if (retryAfterMs !== undefined) hostFreeAt.set(job.host, now + retryAfterMs)
    if (!again || job.looks === looks) return undefined
    return now + (retryAfterMs ?? 1000 * 2 ** (job.looks - 1))
  })
  await agent.destroy()
  return () => calls
})

async function look(address: string, agent: Agent): Promise<Look> {
  try {
    const head = await byHead(address, agent)
    if (head === 'loop') return { finding: 'undecided', again: false }
    if (head && (isThere(head.status) || head.status === 429)) {
      if (!isThere(head.status) || !/html/i.test(String(head.headers['content-type']))) {
        return judged(head, address)
      }
      const page = await arrive('GET', head.url.href, agent)
      return page === 'loop' ? { finding: 'undecided', again: false } : judged(page, address)
    }
    const body = await arrive('GET', address, agent)
    return body === 'loop' ? { finding: 'undecided', again: false } : judged(body, address)
  } catch (error) {
    // A time-out has had its chance, and a certificate does not get better.
    return { finding: 'undecided', again: codeOf(error) === 'reset' }
  }
}

async function byHead(address: string, agent: Agent): Promise<Arrival | 'loop' | undefined> {
  try {
    return await arrive('HEAD', address, agent)
  } catch (error) {
    if (codeOf(error) === 'reset') return undefined
    throw error
  }
}

async function arrive(
  method: 'HEAD' | 'GET',
  address: string,
  dispatcher: Agent,
): Promise<Arrival | 'loop'> {
  const seen = new Set<string>()
  let url = new URL(address)
  while (seen.size <= maxRedirects && !seen.has(url.href)) {
    seen.add(url.href)
    const range = method === 'GET' ? { range: `bytes=0-${firstBytes - 1}` } : {}
    const {
      statusCode: status,
      headers,
      body,
    } = await request(url, {
      method,
      dispatcher,
      headers: range,
      ...kept,
    })
    const { location } = headers
    if (status >= 300 && status < 400 && typeof location === 'string') {
      await body.dump()
      url = new URL(location, url)
      continue
    }
    const wanted = method === 'GET' && isThere(status)
    const text = wanted ? await body.text() : ''
    if (!wanted) await body.dump()
    return { status, headers, url, text }
  }
  return 'loop'
}

function judged({ status, headers, url, text }: Arrival, address: string): Look {
  if (isThere(status)) {
    const sentHome = url.pathname === '/' && new URL(address).pathname !== '/'
    return {
      finding: sentHome || notFoundWords(text) !== undefined ? 'hinted' : 'alive',
      again: false,
    }
  }
  if (status === 404 || status === 410) return { finding: 'dead', again: false }
  const seconds = Number(headers['retry-after'])
  const wait = Number.isNaN(seconds) ? {} : { retryAfterMs: seconds * 1000 }
  return { finding: 'undecided', again: status === 429 || status >= 500, ...wait }
}

function isThere(status: number): boolean {
  return (status >= 200 && status < 300) || status === 304 || status === 416
}

function codeOf(error: unknown): 'reset' | 'other' {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  return code === 'ECONNRESET' || code === 'UND_ERR_SOCKET' || code === 'EPIPE' ? 'reset' : 'other'
}
