import { EventPublisher } from '@orpc/client'
import { implement } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { contract } from '../../../../electron/api/contract/index.ts'
import type { Run, RunLine } from '../../../../electron/api/contract/runs.ts'
import type { Event } from '../../../../electron/api/contract/system.ts'
import { api, client, reconnect } from '../../../../renderer/live/api.ts'
import { connection } from '../../../../renderer/live/connection.ts'
import { listen } from '../../../../renderer/live/events.ts'
import { follow, RunLog } from '../../../../renderer/live/run/run-log.ts'

const run: Run = {
  id: 1,
  jobId: 'a',
  cause: 'manual',
  occurrence: null,
  scheduledAt: 0,
  startedAt: 0,
  finishedAt: null,
  outcome: null,
  done: 0,
  total: 10,
  error: '',
  summary: null,
}
const line = (seq: number): RunLine => ({ seq, at: seq, level: 'info', text: `line ${seq}` })

let stored: RunLine[] = []
let answer: () => Run | Promise<Run>
let port: MessagePort | undefined
let stop = new AbortController()
const events = new EventPublisher<{ event: Event }>()
const app = implement(contract)

// The page's real connection, to a real server at the other end of the channel.
const handler = new RPCHandler({
  runs: {
    lines: app.runs.lines.handler(({ input }) =>
      stored.filter(({ seq }) => seq > input.after).slice(0, input.limit),
    ),
    get: app.runs.get.handler(() => answer()),
  },
  system: {
    events: app.system.events.handler(({ signal }) => events.subscribe('event', { signal })),
  },
})

beforeEach(() => {
  stored = []
  answer = () => run
  stop = new AbortController()
  connection.set('connecting')
  vi.stubGlobal('window', {
    location: { origin: 'app://pansentry' },
    postMessage: (_data: string, _origin: string, [sent]: [MessagePort]) => {
      port = sent
      handler.upgrade(sent)
      sent.start()
    },
  })
})

afterEach(() => {
  stop.abort()
  vi.unstubAllGlobals()
})

const seqs = (log: RunLog) => log.lines.map(({ seq }) => seq)

test('a log is read page by page, then goes on live', async () => {
  stored = Array.from({ length: 12_345 }, (_, index) => line(index + 1))
  void listen(new QueryClient(), stop.signal)
  await expect.poll(() => connection.get()).toBe('connected')
  const log = new RunLog(1)
  const close = follow(log)
  await expect.poll(() => log.state.get()).toBe('ready')
  expect(log.lines).toHaveLength(12_345)

  events.publish('event', { type: 'lines', runId: 1, lines: [line(12_345), line(12_346)] })
  events.publish('event', { type: 'lines', runId: 2, lines: [line(12_347)] })
  await expect.poll(() => log.lastSeq()).toBe(12_346)
  expect(log.lines).toHaveLength(12_346)
  close()
})

test('lines that were not heard are fetched, none twice and none out of order', async () => {
  const log = new RunLog(1)
  stored = [1, 2, 3, 4, 5].map(line)
  log.append([line(1)])
  log.append([line(5)])
  await expect.poll(() => seqs(log)).toEqual([1, 2, 3, 4, 5])
  log.append([line(4), line(5), line(6)])
  expect(seqs(log)).toEqual([1, 2, 3, 4, 5, 6])
})

test('what is heard of a run reaches the cache', async () => {
  const cache = new QueryClient()
  void listen(cache, stop.signal)
  await expect.poll(() => connection.get()).toBe('connected')
  events.publish('event', { type: 'run', run: { ...run, done: 4 } })
  const key = api.runs.get.queryKey({ input: { id: 1 } })
  await expect.poll(() => cache.getQueryData(key)?.done).toBe(4)
})

test('the end of a run stands, though an answer from before it comes later', async () => {
  const cache = new QueryClient()
  void listen(cache, stop.signal)
  await expect.poll(() => connection.get()).toBe('connected')
  const shown = new QueryObserver(cache, api.runs.get.queryOptions({ input: { id: 1 } }))
  const hide = shown.subscribe(() => {})
  await expect.poll(() => shown.getCurrentResult().data).toEqual(run)

  const late = Promise.withResolvers<Run>()
  const begun = Promise.withResolvers<void>()
  const ended: Run = { ...run, done: 10, outcome: 'succeeded', finishedAt: 1 }
  answer = () => {
    begun.resolve()
    return late.promise
  }
  const asked = shown.refetch()
  await begun.promise
  answer = () => ended
  events.publish('event', { type: 'run', run: ended })
  await expect.poll(() => shown.getCurrentResult().data).toEqual(ended)
  late.resolve({ ...run, done: 9 })
  await asked
  expect(shown.getCurrentResult().data).toEqual(ended)
  hide()
})

test('a lost connection is said, and taken up again with everything asked anew', async () => {
  const cache = new QueryClient()
  const key = api.runs.get.queryKey({ input: { id: 1 } })
  cache.setQueryData(key, run)
  void listen(cache, stop.signal)
  await expect.poll(() => connection.get()).toBe('connected')
  port?.close()
  await expect.poll(() => connection.get()).toBe('lost')
  await expect.poll(() => connection.get()).toBe('connected')
  expect(cache.getQueryState(key)?.isInvalidated).toBe(true)
})

test('after events that were not heard, everything is asked anew, the open log too', async () => {
  const cache = new QueryClient()
  const key = api.runs.get.queryKey({ input: { id: 1 } })
  cache.setQueryData(key, run)
  stored = [1, 2].map(line)
  void listen(cache, stop.signal)
  await expect.poll(() => connection.get()).toBe('connected')
  const log = new RunLog(1)
  const close = follow(log)
  await expect.poll(() => seqs(log)).toEqual([1, 2])
  stored = [1, 2, 3].map(line)
  events.publish('event', { type: 'reset' })
  await expect.poll(() => seqs(log)).toEqual([1, 2, 3])
  expect(cache.getQueryState(key)?.isInvalidated).toBe(true)
  close()
})

test('in a browser the calls go over HTTP, and a page that is signed out is loaded anew', async () => {
  const asked: string[] = []
  const reload = vi.fn<() => void>()
  vi.stubGlobal('window', { location: { origin: 'http://127.0.0.1:5005', reload } })
  vi.stubGlobal('fetch', (request: Request) => {
    asked.push(`${request.method} ${request.url}`)
    return Promise.resolve(
      Response.json({ json: { code: 'UNAUTHORIZED', status: 401 } }, { status: 401 }),
    )
  })
  reconnect()
  await expect(client.system.info()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  expect(asked).toEqual(['POST http://127.0.0.1:5005/rpc/system/info'])
  expect(reload).toHaveBeenCalledTimes(1)
  reconnect()
})
