import { join, resolve } from 'node:path'
import { type ControlSocket, claimFolder } from '../api/control-socket.ts'
import type { Host, HttpAccess } from '../api/host.ts'
import { openCredentials } from '../api/http/access/credentials.ts'
import { isLoopback } from '../api/http/access/guard.ts'
import { isPassword } from '../api/http/access/password.ts'
import { type HttpServer, startHttp } from '../api/http/server.ts'
import { hasPage } from '../api/page.ts'
import { createRouter } from '../api/router.ts'
import type { Engine } from '../engine/engine.ts'
import { version } from '../engine/model/version.ts'
import { type AppLog, openAppLog, translatedLog } from '../machine/app-log.ts'
import { untakenTimeZone } from '../machine/first-time-zone.ts'
import { openHeldEngine } from '../machine/open-engine.ts'
import { logRegisteredJobs } from '../machine/registered-jobs.ts'
import { followMachine } from '../machine/surroundings/follow-machine.ts'
import { machineHost } from './machine.ts'
import type { Options, Password } from './serve.ts'
import type { Session } from './session.ts'

// The page lies beside the bundle; from source the last build is taken.
const isSource = import.meta.filename.endsWith('.ts')
const pages = join(import.meta.dirname, isSource ? '../../dist/renderer' : '../renderer')

/** Holds the data folder and runs its engine, until the command is to end. */
export async function serveFolder(
  options: Options,
  password: Password | undefined,
  session: Session,
): Promise<void> {
  const { dataFolder, terminal, words } = session
  const control = await claimFolder(dataFolder, 'serve')
  let log: AppLog
  try {
    log = openAppLog(dataFolder, false)
    process.on('uncaughtException', (error) => log.failure('uncaught', error))
    process.on('unhandledRejection', (reason) => log.failure('unhandled rejection', reason))
    // A restore starts it again; the folder stays ours meanwhile.
    let isFirst = true
    for (let port: number | null = options.port; port !== null; ) {
      port = await serveUntilEnd({ ...options, port }, { password, control, log, session, isFirst })
      isFirst = false
    }
  } finally {
    await control.release()
  }
  log.write('info', 'pansentry', 'stopped')
  if (!session.json) terminal.say(words.t('cli.serve.stopped'))
}

type Serving = {
  readonly password: Password | undefined
  readonly control: ControlSocket
  readonly log: AppLog
  readonly session: Session
  /** False when it starts again after a restore. */
  readonly isFirst: boolean
}

/** Runs the engine until it is to end; returns the port at which it is to start again, or null. */
async function serveUntilEnd(
  options: Options,
  { password, control, isFirst, log, session }: Serving,
): Promise<number | null> {
  const { dataFolder, language, signal, terminal, words } = session
  const engineLog = translatedLog(log, words)
  const engine = await openHeldEngine({ dataFolder, log: engineLog })
  const again = new AbortController()
  let stopFollowing = () => {}
  try {
    language.follow(engine)
    log.follow(engine)
    engine.start()
    stopFollowing = followMachine(engine)
    if (isFirst) engine.signal('login')
    void engine.database.examine()
    logRegisteredJobs(engine, engineLog, words).catch((error) =>
      log.failure('registered jobs', error),
    )
    const host = machineHost({ ...session, restart: () => again.abort() })
    const server = options.http
      ? await openHttp(options, password, engine, host, log, session)
      : null
    const router = createRouter({
      engine,
      host: server ? { ...host, http: accessOf(server) } : host,
    })
    control.serve(router, log)
    log.write('info', 'pansentry', `serving ${version}, data in ${dataFolder}`)
    showAddress(server, options, session)
    const untaken = untakenTimeZone(engine)
    if (untaken && !session.json)
      terminal.say(terminal.paint('warn', words.t('cli.serve.zone', untaken)))
    await aborted(AbortSignal.any([signal, again.signal]))
    if (!session.json && signal.aborted) terminal.say(words.t('cli.serve.stopping'))
    await server?.close()
    if (signal.aborted) return null
    log.write('info', 'pansentry', 'starting again')
    return server ? Number(new URL(server.url).port) : options.port
  } finally {
    stopFollowing()
    await engine.stop()
  }
}

async function openHttp(
  { host, name, port, trustProxy }: Options,
  password: Password | undefined,
  engine: Engine,
  machine: Host,
  log: AppLog,
  session: Session,
): Promise<HttpServer & { readonly token: string }> {
  await endSessionsOfOther(password, engine)
  const credentials = openCredentials(session.dataFolder, engine.access)
  const router = createRouter({ engine, host: machine })
  const server = await startHttp({
    router,
    engine,
    log,
    pages,
    credentials,
    host,
    port,
    names: name,
    proxies: trustProxy,
    ...(password && { password: password.hash }),
  })
  return {
    url: server.url,
    signInUrl: () => server.signInUrl(),
    close: () => server.close(),
    token: credentials.token,
  }
}

/** Whoever knew only the password before is let in no more, restarted or not. */
async function endSessionsOfOther(
  password: Password | undefined,
  { access }: Engine,
): Promise<void> {
  const before = access.sessions.password()
  const isSame =
    password === undefined
      ? before === undefined
      : before !== undefined && (await isPassword(password.text, before))
  if (!isSame) access.changePassword(password?.hash)
}

function accessOf(server: HttpServer & { readonly token: string }): HttpAccess {
  return {
    state: () => Promise.resolve({ state: 'open', url: server.url }),
    access: () => ({ signInUrl: server.signInUrl(), token: server.token }),
  }
}

function showAddress(server: HttpServer | null, { host }: Options, session: Session): void {
  const { json, terminal, words } = session
  if (json) {
    const signInUrl = server?.signInUrl() ?? null
    terminal.out(JSON.stringify({ pid: process.pid, url: server?.url ?? null, signInUrl }))
    return
  }
  if (!server) return terminal.out(words.t('cli.serve.noHttp'))
  terminal.out(words.t('cli.serve.listening', { url: server.url }))
  terminal.out(words.t('cli.serve.signIn', { url: server.signInUrl() }))
  const warn = (key: string, values = {}) =>
    terminal.say(terminal.paint('warn', words.t(key, values)))
  if (!hasPage(pages)) warn('cli.serve.notBuilt', { folder: resolve(pages, '../..') })
  if (!isLoopback(host)) warn('cli.serve.noTls')
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
