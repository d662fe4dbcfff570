import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { type ControlSocket, claimFolder } from '../api/control-socket.ts'
import type { Host, HttpAccess } from '../api/host.ts'
import { isProxy } from '../api/http/access/client.ts'
import { openCredentials } from '../api/http/access/credentials.ts'
import { isLoopback } from '../api/http/access/guard.ts'
import { hashPassword, isPassword } from '../api/http/access/password.ts'
import { type HttpServer, startHttp } from '../api/http/server.ts'
import { hasPage } from '../api/page.ts'
import { createRouter } from '../api/router.ts'
import type { Engine } from '../engine/engine.ts'
import { textOf } from '../engine/library/files/encoding.ts'
import { defaultSettings, listenPortSchema } from '../engine/model/settings.ts'
import { version } from '../engine/model/version.ts'
import { type AppLog, openAppLog, translatedLog } from '../machine/app-log.ts'
import { untakenTimeZone } from '../machine/first-time-zone.ts'
import { openHeldEngine } from '../machine/open-engine.ts'
import { logRegisteredJobs } from '../machine/registered-jobs.ts'
import { defineCommand } from './command.ts'
import { CommandError, exitCode } from './exit-code.ts'
import { machineHost } from './machine.ts'
import type { Session } from './session.ts'

const input = z.object({
  port: z.coerce.number().pipe(listenPortSchema).default(defaultSettings.httpPort),
  host: z.string().default('127.0.0.1'),
  allowNetwork: z.boolean().default(false),
  name: z.array(z.string()).default([]),
  passwordFile: z.string().optional(),
  trustProxy: z.array(z.string()).default([]),
  /** False with `--no-http`. */
  http: z.boolean().default(true),
})

type Options = z.output<typeof input>

// The page lies beside the bundle; from source the last build is taken.
const isSource = import.meta.filename.endsWith('.ts')
const pages = join(import.meta.dirname, isSource ? '../../dist/renderer' : '../renderer')

export const serve = defineCommand({
  name: 'serve',
  options: [
    '--port <n>',
    '--host <address>',
    '--allow-network',
    '--name <host...>',
    '--password-file <file>',
    '--trust-proxy <address...>',
    '--no-http',
  ],
  examples: [
    'serve',
    'serve --port 8080',
    'serve --host 0.0.0.0 --allow-network --name nas.lan:5005 --password-file /etc/pansentry/password',
  ],
  input,
  async run(options, session) {
    const { dataFolder, terminal, words } = session
    requireProxies(options, session)
    const password = await passwordOf(options, session)
    const control = await claimFolder(dataFolder, 'serve')
    let log: AppLog
    try {
      log = openAppLog(dataFolder, false)
      process.on('uncaughtException', (error) => log.failure('uncaught', error))
      process.on('unhandledRejection', (reason) => log.failure('unhandled rejection', reason))
      // A restore starts it again; the folder stays ours meanwhile.
      for (let port: number | null = options.port; port !== null; ) {
        port = await serveUntilEnd({ ...options, port }, { password, control, log, session })
      }
    } finally {
      await control.release()
    }
    log.write('info', 'pansentry', 'stopped')
    if (!session.json) terminal.say(words.t('cli.serve.stopped'))
    return exitCode.ok
  },
})

type Serving = {
  readonly password: Password | undefined
  readonly control: ControlSocket
  readonly log: AppLog
  readonly session: Session
}

/** Runs the engine until it is to end; returns the port at which it is to start again, or null. */
async function serveUntilEnd(
  options: Options,
  { password, control, log, session }: Serving,
): Promise<number | null> {
  const { dataFolder, language, signal, terminal, words } = session
  const engineLog = translatedLog(log, words)
  const engine = await openHeldEngine({ dataFolder, log: engineLog })
  const again = new AbortController()
  try {
    language.follow(engine)
    log.follow(engine)
    engine.start()
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
    await engine.stop()
  }
}

export const signIn = defineCommand({
  name: 'sign-in',
  examples: ['sign-in'],
  input: z.object({}),
  run: (_, { json, terminal, withApi, words }) =>
    withApi(async (api, holder) => {
      if (!holder) throw new CommandError('NOT_RUNNING', words.t('cli.signIn.notRunning'))
      const { signInUrl } = await api.http.access()
      terminal.out(json ? JSON.stringify({ signInUrl }) : signInUrl)
      return exitCode.ok
    }),
})

export const signOut = defineCommand({
  name: 'sign-out',
  examples: ['sign-out'],
  input: z.object({}),
  run: (_, { json, terminal, withApi, words }) =>
    withApi(async (api) => {
      const { ended } = await api.http.signOut()
      terminal.out(
        json ? JSON.stringify({ ended }) : words.t('settings.signedOut', { count: ended }),
      )
      return exitCode.ok
    }),
})

function requireProxies({ trustProxy }: Options, { words: { t } }: Session): void {
  const proxy = trustProxy.find((each) => !isProxy(each))
  if (proxy !== undefined) throw new CommandError('USAGE', t('cli.serve.badProxy', { proxy }))
}

/** The password, and what is kept of it. */
type Password = { readonly text: string; readonly hash: string }

/** Refuses an address others can reach that was not asked for twice. */
async function passwordOf(
  options: Options,
  { words: { t } }: Session,
): Promise<Password | undefined> {
  const { allowNetwork, host, http, passwordFile } = options
  if (http && !isLoopback(host)) {
    if (!allowNetwork) {
      throw new CommandError('NETWORK', t('cli.serve.needsFlag', { host }))
    }
    if (passwordFile === undefined) {
      throw new CommandError('PASSWORD', t('cli.serve.needsPassword'))
    }
  }
  if (passwordFile === undefined) return undefined
  const [text = ''] = read(passwordFile).split(/\r?\n/)
  try {
    return { text, hash: await hashPassword(text) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new CommandError(
      'PASSWORD_UNUSABLE',
      t('cli.serve.badPassword', { file: passwordFile, reason }),
    )
  }

  function read(file: string): string {
    try {
      return textOf(readFileSync(file))
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      throw new CommandError('FILE_UNREADABLE', t('cli.fileUnreadable', { file, reason }))
    }
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
