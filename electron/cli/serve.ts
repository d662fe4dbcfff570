import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { claimFolder } from '../api/control-socket.ts'
import type { Door } from '../api/host.ts'
import { openCredentials } from '../api/http/credentials.ts'
import { isLoopback } from '../api/http/guard.ts'
import { hashPassword } from '../api/http/password.ts'
import { type HttpDoor, startHttp } from '../api/http/server.ts'
import { createRouter } from '../api/router.ts'
import type { Engine } from '../engine/engine.ts'
import { version } from '../engine/model/version.ts'
import { type AppLog, openAppLog, translatedLog } from '../machine/app-log.ts'
import { openEngine } from '../machine/open-engine.ts'
import { defineCommand } from './command.ts'
import { CommandError, exitCode } from './exit-code.ts'
import { machineHost } from './machine.ts'
import type { Session } from './session.ts'

const input = z.object({
  port: z.coerce.number().int().min(0).max(65_535).default(5005),
  host: z.string().default('127.0.0.1'),
  allowNetwork: z.boolean().default(false),
  name: z.array(z.string()).default([]),
  passwordFile: z.string().optional(),
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
    '--no-http',
  ],
  examples: [
    'serve',
    'serve --port 8080',
    'serve --host 0.0.0.0 --allow-network --name nas.lan:5005 --password-file /etc/pansentry/password',
  ],
  input,
  async run(options, session) {
    const { dataFolder, language, signal, terminal, words } = session
    const password = await passwordOf(options, session)
    const control = await claimFolder(dataFolder, 'serve')
    const log = openAppLog(dataFolder, false)
    process.on('uncaughtException', (error) => log.failure('uncaught', error))
    process.on('unhandledRejection', (reason) => log.failure('unhandled rejection', reason))
    try {
      const engine = openEngine({ dataFolder, log: translatedLog(log, words) })
      language.follow(engine)
      engine.start()
      try {
        const door = options.http ? await openDoor(options, password, engine, log, session) : null
        const host = machineHost(dataFolder)
        const router = createRouter({ engine, host: door ? { ...host, door: doorOf(door) } : host })
        control.serve(router, log)
        log.write('info', 'pansentry', `serving ${version}, data in ${dataFolder}`)
        sayWhere(door, options, session)
        await aborted(signal)
        if (!session.json) terminal.say(words.t('cli.serve.stopping'))
        await door?.close()
      } finally {
        await engine.stop()
      }
    } finally {
      await control.release()
    }
    log.write('info', 'pansentry', 'stopped')
    if (!session.json) terminal.say(words.t('cli.serve.stopped'))
    return exitCode.ok
  },
})

export const signIn = defineCommand({
  name: 'sign-in',
  examples: ['sign-in'],
  input: z.object({}),
  run: (_, { json, terminal, withApi }) =>
    withApi(async (api) => {
      const { signInUrl } = await api.door.access()
      terminal.out(json ? JSON.stringify({ signInUrl }) : signInUrl)
      return exitCode.ok
    }),
})

/** What is kept of the password; refuses an address others can reach that was not asked for twice. */
async function passwordOf(
  options: Options,
  { words: { t } }: Session,
): Promise<string | undefined> {
  const { allowNetwork, host, http, passwordFile } = options
  if (http && !isLoopback(host)) {
    if (!allowNetwork) {
      throw new CommandError('NETWORK', t('cli.serve.needsFlag', { host }), exitCode.usage)
    }
    if (passwordFile === undefined) {
      throw new CommandError('PASSWORD', t('cli.serve.needsPassword'), exitCode.usage)
    }
  }
  if (passwordFile === undefined) return undefined
  const [password = ''] = read(passwordFile).split(/\r?\n/)
  try {
    return await hashPassword(password)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new CommandError('PASSWORD', t('cli.serve.badPassword', { file: passwordFile, reason }))
  }

  function read(file: string): string {
    try {
      return readFileSync(file, 'utf8')
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      throw new CommandError('FILE_UNREADABLE', t('cli.fileUnreadable', { file, reason }))
    }
  }
}

function openDoor(
  { host, name, port }: Options,
  password: string | undefined,
  engine: Engine,
  log: AppLog,
  { dataFolder }: Session,
): Promise<HttpDoor & { readonly token: string }> {
  const credentials = openCredentials(dataFolder)
  const router = createRouter({ engine, host: machineHost(dataFolder) })
  return startHttp({
    router,
    engine,
    log,
    pages,
    credentials,
    host,
    port,
    names: name,
    ...(password === undefined ? {} : { password }),
  }).then((door) => ({
    url: door.url,
    signInUrl: () => door.signInUrl(),
    close: () => door.close(),
    token: credentials.token,
  }))
}

function doorOf(door: HttpDoor & { readonly token: string }): Door {
  return {
    state: () => Promise.resolve({ state: 'open', url: door.url }),
    access: () => ({ signInUrl: door.signInUrl(), token: door.token }),
  }
}

function sayWhere(door: HttpDoor | null, { host }: Options, session: Session): void {
  const { json, terminal, words } = session
  if (json) {
    const signInUrl = door?.signInUrl() ?? null
    terminal.out(JSON.stringify({ pid: process.pid, url: door?.url ?? null, signInUrl }))
    return
  }
  if (!door) return terminal.out(words.t('cli.serve.noHttp'))
  terminal.out(words.t('cli.serve.listening', { url: door.url }))
  terminal.out(words.t('cli.serve.signIn', { url: door.signInUrl() }))
  if (!isLoopback(host)) terminal.say(terminal.paint('warn', words.t('cli.serve.noTls')))
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
