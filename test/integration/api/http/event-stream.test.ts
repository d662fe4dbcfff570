import { type ClientRequest, get } from 'node:http'
import { createORPCClient, getEventMeta } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Contract } from '../../../../electron/api/contract/index.ts'
import { TestServer } from '../../../support/http/http-server.ts'
import { scheduledJob } from '../../../support/jobs/scheduled-job.ts'

// A server that waited for anything when it closes would be seen to hang.
const patient = { headersMs: 10_000, requestMs: 60_000, drainMs: 600_000 }

let server: TestServer
let streams: Stream[] = []

beforeEach(async () => {
  server = await TestServer.open()
})

afterEach(async () => {
  for (const stream of streams) stream.request.destroy()
  streams = []
  await server[Symbol.asyncDispose]()
})

const announce = (jobId: string) => server.engine.events.emit({ type: 'job', jobId })

describe('server-sent events', () => {
  test('come as they happen, each with an id of its own', async () => {
    const stream = await listen()
    announce('a')
    announce('b')
    const events = await stream.take(2)
    expect(events.map(({ data }) => data)).toEqual([
      { type: 'job', jobId: 'a' },
      { type: 'job', jobId: 'b' },
    ])
    expect(new Set(events.map(({ id }) => id)).size).toBe(2)
  })

  test('go on after the last one heard', async () => {
    const first = await listen()
    announce('a')
    const [event] = await first.take(1)
    first.request.destroy()
    announce('missed')
    const second = await listen(event?.id)
    announce('live')
    expect((await second.take(2)).map(({ data }) => data)).toEqual([
      { type: 'job', jobId: 'missed' },
      { type: 'job', jobId: 'live' },
    ])
  })

  test.each([
    ['another start', 'someotherstart.1'],
    ['the future', (id: string) => id.replace(/\d+$/, '999999')],
    ['nothing that was ever sent', 'nonsense'],
    ['an empty id', ''],
    ['too long ago', (id: string) => id],
  ])('say that they do not reach back to %s', async (name, given) => {
    const first = await listen()
    announce('a')
    const [event] = await first.take(1)
    first.request.destroy()
    if (name === 'too long ago') for (let count = 0; count < 1500; count += 1) announce('b')
    const second = await listen(typeof given === 'string' ? given : given(event?.id ?? ''))
    announce('live')
    expect((await second.take(2)).map(({ data }) => data)).toEqual([
      { type: 'reset' },
      { type: 'job', jobId: 'live' },
    ])
  })

  test('tell a reader who fell too far behind to ask again', async () => {
    const stop = new AbortController()
    const url = `${server.http.url}/rpc`
    const headers = { authorization: `Bearer ${server.credentials.token}` }
    const client: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ url, headers }))
    const events = await client.system.events(undefined, { signal: stop.signal })
    // In one turn, so that nothing is read in between.
    for (let count = 0; count < 12_000; count += 1) announce(String(count))
    const seen = []
    for await (const event of events) {
      seen.push(event)
      expect(getEventMeta(event)?.id).toMatch(/^[\w-]+\.\d+$/)
      if (event.type === 'job' && event.jobId === '11999') break
    }
    stop.abort()
    const lost = seen.findIndex(({ type }) => type === 'reset')
    expect(lost).toBeGreaterThanOrEqual(0)
    // After it, nothing is left out.
    const after = seen
      .slice(lost + 1)
      .flatMap((event) => (event.type === 'job' ? Number(event.jobId) : []))
    expect(after).toEqual(after.map((_, index) => (after[0] ?? 0) + index))
  })

  test('reach a thousand readers, and cost nothing when these have gone', async () => {
    const readers = await Promise.all(Array.from({ length: 1000 }, () => listen()))
    announce('all')
    const received = await Promise.all(readers.map((reader) => reader.take(1)))
    expect(
      received.every(([event]) => JSON.stringify(event?.data) === '{"type":"job","jobId":"all"}'),
    ).toBe(true)
    for (const { request } of readers) request.destroy()
    const next = await listen()
    announce('after')
    expect((await next.take(1))[0]?.data).toEqual({ type: 'job', jobId: 'after' })
  })

  test('end when the server closes, and with them nothing hangs', async () => {
    await using server = await TestServer.open({ patience: patient })
    const stream = await listen(undefined, server)
    await server.stop()
    await expect(stream.ended).resolves.toBeUndefined()
    await expect(server.ask('GET', '/scheduler')).rejects.toThrow('ECONNREFUSED')
  })
})

test('a request under way is answered before the server closes', async () => {
  let release = () => {}
  const work = () =>
    new Promise<void>((resolve) => {
      release = resolve
    })
  const once = { kind: 'date', runAt: '2040-01-01' } as const
  const jobs = [scheduledJob('slow', once, {}, work)]
  await using server = await TestServer.open({ engineOptions: { jobs }, patience: patient })
  const begun = new Promise((resolve) => {
    server.engine.events.on(({ type }) => type === 'run' && resolve(0))
  })
  const keepAlive = { connection: 'keep-alive' }
  const running = server.ask('POST', '/scheduler/jobs/slow/run', { headers: keepAlive })
  await begun
  const closed = server.stop()
  release()
  expect((await running).status).toBe(200)
  await closed
})

type Heard = { readonly id: string; readonly data: unknown }
type Stream = {
  readonly request: ClientRequest
  readonly ended: Promise<void>
  take(count: number): Promise<Heard[]>
}

/** Opens the event stream as a script would and reads what it says. */
function listen(lastEventId?: string, at = server): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${at.credentials.token}`,
      ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
    }
    const request = get(`${at.http.url}/api/v1/events`, { headers, agent: false }, (response) => {
      const queue: Heard[] = []
      let text = ''
      let notify = () => {}
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
        const parts = text.split('\n\n')
        text = parts.pop() ?? ''
        for (const part of parts) {
          const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1]
          const data = field('data')
          // The job files are read some time after the start.
          if (data === undefined || data.includes('"problems"')) continue
          queue.push({ id: field('id') ?? '', data: JSON.parse(data) })
        }
        notify()
      })
      const ended = new Promise<void>((resolve) => response.once('close', resolve))
      response.on('error', () => {})
      const stream = {
        request,
        ended,
        async take(count: number) {
          while (queue.length < count) {
            await new Promise<void>((resolve) => {
              notify = resolve
            })
          }
          return queue.splice(0, count)
        },
      }
      streams.push(stream)
      expect(response.headers['content-type']).toBe('text/event-stream')
      resolve(stream)
    })
    request.once('error', reject)
  })
}
