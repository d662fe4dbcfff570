import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

const password = 'private'
const owner = 'pansentry'

// PostgreSQL refuses to run as root; Debian's package brings a user of its own.
const user = process.getuid?.() === 0 ? userOf('postgres') : undefined

/** A PostgreSQL of its own on 127.0.0.1, in a temporary folder, which nothing outlives. */
export class PrivatePostgres implements AsyncDisposable {
  readonly #folder: string
  readonly #bin: string
  readonly port: number
  #server: ChildProcess | undefined

  private constructor(folder: string, bin: string, port: number) {
    this.#folder = folder
    this.#bin = bin
    this.port = port
  }

  /** Throws where this machine has no PostgreSQL to start. */
  static async start(): Promise<PrivatePostgres> {
    const bin = serverFolder()
    const folder = mkdtempSync(join(tmpdir(), 'pansentry-postgres-'))
    const secret = join(folder, 'password')
    writeFileSync(secret, password)
    for (const path of [folder, secret]) if (user) chownSync(path, user.uid, user.gid)
    chmodSync(folder, 0o700)
    const data = join(folder, 'data')
    const how = ['--username', owner, '--pwfile', secret, '--auth', 'scram-sha-256']
    const what = ['--encoding', 'UTF8', '--no-locale', '--no-sync', '--no-instructions']
    execFileSync(join(bin, 'initdb'), ['--pgdata', data, ...how, ...what], {
      ...user,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const certificate = selfSigned(data, 'server')
    for (const path of Object.values(certificate)) if (user) chownSync(path, user.uid, user.gid)
    const postgres = new PrivatePostgres(folder, bin, await freePort())
    await postgres.restart()
    return postgres
  }

  /** Of the process that starts all its others. */
  get pid(): number {
    return this.#server?.pid ?? 0
  }

  /** Of its owner, or of another role. */
  address(role = owner, secret = password): string {
    return `postgres://${role}:${secret}@127.0.0.1:${this.port}/postgres`
  }

  /** The same over TLS, where whoever signs in believes only what `authority` signed. */
  encrypted(authority: 'own' | 'other'): string {
    const data = join(this.#folder, 'data')
    const { certificate } =
      authority === 'own' ? certificateIn(data, 'server') : selfSigned(data, 'other')
    return `${this.address()}?sslmode=verify-full&sslrootcert=${certificate}`
  }

  /** A database of a role that is no superuser and may make others, as docs/scaling.md makes them; returns its address. */
  addOwned(name: string): string {
    this.#psql(`CREATE ROLE ${name} LOGIN CREATEROLE PASSWORD '${password}'`)
    this.#psql(`CREATE DATABASE ${name} OWNER ${name}`)
    const address = new URL(this.address(name))
    address.pathname = name
    return address.href
  }

  #psql(statement: string): void {
    execFileSync(join(this.#bin, 'psql'), [this.address(), '--command', statement], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
  }

  /** Another database of its owner; returns its address. */
  addDatabase(name: string): string {
    const where = ['--host', '127.0.0.1', '--port', String(this.port), '--username', owner]
    execFileSync(join(this.#bin, 'createdb'), [...where, name], {
      env: { ...process.env, PGPASSWORD: password },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const address = new URL(this.address())
    address.pathname = name
    return address.href
  }

  async restart(): Promise<void> {
    const settings = [
      'fsync=off',
      'shared_buffers=16MB',
      'unix_socket_directories=',
      'listen_addresses=127.0.0.1',
      'ssl=on',
    ]
    const set = settings.flatMap((setting) => ['-c', setting])
    const all = ['-D', join(this.#folder, 'data'), '-p', String(this.port), ...set]
    this.#server = spawn(join(this.#bin, 'postgres'), all, {
      ...user,
      cwd: this.#folder,
      stdio: 'ignore',
    })
    while (!(await answers(this.port))) {
      if (this.#server.exitCode !== null) throw new Error('PostgreSQL ended as it started.')
      await delay(50)
    }
  }

  /** SIGINT ends it in order, SIGQUIT as a crash does. */
  async stop(signal: 'SIGINT' | 'SIGQUIT' = 'SIGINT'): Promise<void> {
    const server = this.#server
    if (!server || server.exitCode !== null) return
    const ended = once(server, 'exit')
    server.kill(signal)
    await ended
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop('SIGQUIT')
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

const certificateIn = (folder: string, name: string) => ({
  certificate: join(folder, `${name}.crt`),
  key: join(folder, `${name}.key`),
})

/** A certificate for this machine that is its own authority; PostgreSQL looks for one that is called `server`. */
function selfSigned(folder: string, name: string): ReturnType<typeof certificateIn> {
  const files = certificateIn(folder, name)
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1']
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1']
  const where = ['-keyout', files.key, '-out', files.certificate]
  execFileSync('openssl', ['req', '-x509', ...kind, ...names, ...where], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  return files
}

function serverFolder(): string {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root) : []
  const [newest] = versions.toSorted((a, b) => Number(b) - Number(a))
  if (newest === undefined) {
    throw new Error('These tests need PostgreSQL: sudo apt-get install postgresql')
  }
  return join(root, newest, 'bin')
}

function userOf(name: string): { uid: number; gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false))
    socket.on('connect', () => socket.destroy())
  })
}
