// The zoo in a process of its own, so that it takes no time from whom it serves: node zoo-server.ts [scale]
// Says its ports as one line of JSON. `POST /reset` forgets everything, `GET /tally` counts, `GET /links` is a page of all links.
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type Kind, type Ports, zooLinks } from './zoo.ts'
import { home, limitMs, type Visit, type ZooAnswer, zooAnswers } from './zoo-answers.ts'

export type Tally = {
  readonly requests: number
  /** Requests that came although the server had asked to be left alone for longer. */
  readonly early: number
}

// What was already on its way when a host first said no is nobody's fault; nor is a timer's rounding.
const underWayMs = 100
const roundingMs = 5

const scale = Number(process.argv[2] ?? 1)
const visits = new Map<string, { count: number; readonly firstAt: number }>()
let tally = { requests: 0, early: 0 }

const controls: Readonly<Record<string, () => string>> = {
  'POST /reset': () => {
    visits.clear()
    tally = { requests: 0, early: 0 }
    return ''
  },
  'GET /tally': () => JSON.stringify(tally),
  'GET /links': () =>
    zooLinks(ports, scale)
      .map(({ url }) => `<a href="${url}">.</a>`)
      .join('\n'),
}

// The key is as public as the certificate: nobody trusts it.
const pem = readFileSync(join(import.meta.dirname, 'self-signed.pem'))
const ports: Ports = {
  http: await listen(createServer(serve)),
  https: await listen(createTlsServer({ key: pem, cert: pem }, serve)),
}
console.log(JSON.stringify(ports))

async function listen(server: ReturnType<typeof createServer>): Promise<number> {
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', 4096, resolve))
  return (server.address() as AddressInfo).port
}

function serve(request: IncomingMessage, response: ServerResponse): void {
  const { method = '', url: path = '/' } = request
  const control = controls[`${method} ${path}`]
  if (control) {
    response.setHeader('content-type', 'text/html')
    response.end(control())
    return
  }
  tally.requests += 1
  act(answerTo(request, method, path), response)
}

function answerTo(request: IncomingMessage, method: string, path: string): ZooAnswer {
  const [, kind = '', , step = '0'] = path.split('/')
  if (kind === '') return home
  const { localAddress = '', localPort: port = 0 } = request.socket
  const mine = visited(`${localAddress}${path}`)
  const visit: Visit = {
    method,
    path,
    step: Number(step),
    port,
    ...mine,
    hostAgeMs: kind === 'limited-host' ? visited(localAddress).ageMs : 0,
  }
  if (isEarly(kind, visit)) tally.early += 1
  return zooAnswers[kind as Kind](visit)
}

function visited(key: string): { count: number; ageMs: number } {
  const known = visits.get(key) ?? { count: 0, firstAt: Date.now() }
  known.count += 1
  visits.set(key, known)
  return { count: known.count, ageMs: Date.now() - known.firstAt }
}

function isEarly(kind: string, { count, ageMs, hostAgeMs }: Visit): boolean {
  const until = limitMs - roundingMs
  if (kind === 'limited-url') return count > 1 && ageMs < until
  return kind === 'limited-host' && hostAgeMs > underWayMs && hostAgeMs < until
}

function act(answer: ZooAnswer, response: ServerResponse): void {
  if (answer.act === 'reset') response.socket?.resetAndDestroy()
  if (answer.act !== 'answer') return
  const { status, headers = {}, body = '', delayMs } = answer
  const send = () => response.writeHead(status, headers).end(body)
  if (delayMs === undefined) send()
  else setTimeout(send, delayMs)
}
