import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { type Credentials, openCredentials } from '../../../electron/api/http/access/credentials.ts'
import { type HttpOptions, type HttpServer, startHttp } from '../../../electron/api/http/server.ts'
import { createRouter } from '../../../electron/api/router.ts'
import type { Engine, EngineOptions } from '../../../electron/engine/engine.ts'
import { type LoggedLine, openEngine } from '../engine.ts'
import { noDesktop } from '../server-host.ts'
import { temporaryFolder } from '../temporary-folder.ts'

export type Answered = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
  json(): unknown
}

/** A real engine behind a real HTTP server on a free port. */
export class TestServer implements AsyncDisposable {
  readonly engine: Engine
  readonly logged: LoggedLine[]
  readonly credentials: Credentials
  readonly http: HttpServer
  readonly dataFolder: string
  readonly #folder: ReturnType<typeof temporaryFolder>
  #stopped = false

  private constructor(
    opened: ReturnType<typeof openEngine>,
    credentials: Credentials,
    http: HttpServer,
    folder: ReturnType<typeof temporaryFolder>,
  ) {
    this.engine = opened.engine
    this.logged = opened.logged
    this.credentials = credentials
    this.http = http
    this.dataFolder = folder.path
    this.#folder = folder
  }

  static async open(
    options: Partial<HttpOptions> & { readonly engineOptions?: Partial<EngineOptions> } = {},
  ): Promise<TestServer> {
    const { engineOptions, ...httpOptions } = options
    const folder = temporaryFolder()
    const opened = openEngine({ dataFolder: folder.path, ...engineOptions })
    opened.engine.settings.update({ timeZone: 'Asia/Shanghai' })
    opened.engine.start()
    const credentials = openCredentials(folder.path, opened.engine.access, httpOptions.clock)
    const started = await startHttp({
      router: createRouter({ engine: opened.engine, host: noDesktop }),
      engine: opened.engine,
      log: {
        write: (level, scope, text) => void opened.logged.push({ level, scope, text }),
      },
      pages: pagesIn(folder.path),
      credentials,
      port: 0,
      ...httpOptions,
    }).catch(async (error: unknown) => {
      await opened.engine.stop()
      folder[Symbol.dispose]()
      throw error
    })
    return new TestServer(opened, credentials, started, folder)
  }

  get port(): number {
    return Number(new URL(this.http.url).port)
  }

  /** Asks with the token unless the headers say otherwise; any header can be sent, `host` too. */
  ask(
    method: string,
    path: string,
    options: { readonly json?: unknown; readonly body?: string; readonly headers?: Headers } = {},
  ): Promise<Answered> {
    const { json, body = json === undefined ? undefined : JSON.stringify(json) } = options
    return this.send(method, path, body, {
      authorization: `Bearer ${this.credentials.token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...options.headers,
    })
  }

  /** Asks with these headers only. */
  send(
    method: string,
    path: string,
    body: string | undefined,
    headers: Headers,
  ): Promise<Answered> {
    return new Promise((resolve, reject) => {
      const { port } = this
      // A connection that is kept would be closed by the server while a test computes for seconds.
      const to = { host: '127.0.0.1', port, method, path, headers, agent: false }
      const asked = request(to, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.once('error', reject)
        response.once('end', () => {
          const text = Buffer.concat(chunks).toString('utf8')
          const { statusCode = 0, headers } = response
          resolve({ status: statusCode, headers, text, json: () => JSON.parse(text) })
        })
      })
      asked.once('error', reject)
      asked.end(body)
    })
  }

  /** Begins a request, and hangs up as soon as its body is waited for. */
  hangUp(method: string, path: string, headers: Headers): Promise<void> {
    return new Promise((resolve) => {
      const { port } = this
      const waiting = { ...headers, 'content-length': '100', expect: '100-continue' }
      const to = { host: '127.0.0.1', port, method, path, headers: waiting, agent: false }
      const asked = request(to)
      asked.once('continue', () => asked.destroy())
      asked.on('error', () => {})
      asked.once('close', resolve)
      asked.flushHeaders()
    })
  }

  /** The cookie of a new session, as a browser would send it. */
  async signIn(): Promise<string> {
    const { pathname, search } = new URL(this.http.signInUrl())
    const { headers } = await this.send('GET', pathname + search, undefined, {})
    return String(headers['set-cookie']).split(';')[0] ?? ''
  }

  async stop(): Promise<void> {
    if (this.#stopped) return
    this.#stopped = true
    await this.http.close()
    await this.engine.stop()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop()
    this.#folder[Symbol.dispose]()
  }
}

type Headers = Readonly<Record<string, string>>

function pagesIn(folder: string): string {
  const pages = join(folder, 'pages')
  mkdirSync(join(pages, 'assets'), { recursive: true })
  writeFileSync(join(pages, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">')
  writeFileSync(join(pages, 'assets/main-AbCd1234.js'), 'void 0')
  return pages
}
