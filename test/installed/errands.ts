import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { text } from 'node:stream/consumers'

/** What root does for the person who tests. */
const errands = {
  install: (deb: string) => ['install', '-y', '--no-install-recommends', deb],
  remove: () => ['remove', '-y', 'pansentry'],
  purge: () => ['purge', '-y', 'pansentry'],
}

type Errand = keyof typeof errands

/** What apt-get printed, and how it ended. */
export type Outcome = { readonly code: number | null; readonly output: string }

/** Carries out, as root, what comes over a socket that everybody may write to; for as long as the test goes on. */
export async function serveErrands(socket: string): Promise<Server> {
  const server = createServer((connection) => {
    connection.once('data', (line: Buffer) => {
      const [name = '', file = ''] = line.toString().split('\t')
      const errand = Object.entries(errands).find(([known]) => known === name)?.[1]
      if (!errand) return connection.destroy()
      void aptGet(errand(file)).then((outcome) => connection.end(JSON.stringify(outcome)))
    })
  })
  server.listen(socket)
  await once(server, 'listening')
  chmodSync(socket, 0o666)
  return server
}

/** Runs apt-get, which waits for other installations. */
export async function aptGet(args: readonly string[]): Promise<Outcome> {
  const child = spawn('apt-get', ['-o', 'DPkg::Lock::Timeout=600', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' },
  })
  const exit = once(child, 'exit')
  const output = await Promise.all([text(child.stdout), text(child.stderr)])
  const [code] = await exit
  return { code: typeof code === 'number' ? code : null, output: output.join('') }
}

/** Has root do something. */
export async function asRoot(errand: Errand, file = ''): Promise<Outcome> {
  const connection = connect(process.env['PANSENTRY_TEST_ROOT'] ?? '')
  connection.write(`${errand}\t${file}`)
  const outcome: Outcome = JSON.parse(await text(connection))
  return outcome
}
