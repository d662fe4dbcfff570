import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

/** What root does for the person who tests; apt-get waits for other installations. */
function errandsIn(folder: string) {
  const aptGet = ['apt-get', '-o', 'DPkg::Lock::Timeout=600', '-y']
  // On Debian it knows of no other package, and may ask for none.
  const rpm = ['rpm', '--dbpath', join(folder, 'rpm'), '--nodeps']
  return {
    install: (deb: string) => [...aptGet, 'install', '--no-install-recommends', deb],
    remove: () => [...aptGet, 'remove', 'pansentry'],
    purge: () => [...aptGet, 'purge', 'pansentry'],
    installRpm: (file: string) => [...rpm, '--upgrade', '--replacepkgs', file],
    removeRpm: () => [...rpm, '--erase', 'pansentry'],
  }
}

type Errand = keyof ReturnType<typeof errandsIn>

/** What was printed, and how it ended. */
type Outcome = { readonly code: number | null; readonly output: string }

const socketIn = (folder: string) => join(folder, 'root')

/** Carries out, as root, what comes over a socket in a folder, which everybody may write to; for as long as the test goes on. */
export async function serveErrands(folder: string): Promise<Server> {
  const errands = errandsIn(folder)
  const server = createServer((connection) => {
    connection.once('data', (line: Buffer) => {
      const [name = '', file = ''] = line.toString().split('\t')
      const errand = Object.entries(errands).find(([known]) => known === name)?.[1]
      if (!errand) return connection.destroy()
      void carryOut(errand(file)).then((outcome) => connection.end(JSON.stringify(outcome)))
    })
  })
  const socket = socketIn(folder)
  server.listen(socket)
  await once(server, 'listening')
  chmodSync(socket, 0o666)
  return server
}

async function carryOut([program = '', ...args]: readonly string[]): Promise<Outcome> {
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' },
  })
  const exit = once(child, 'exit')
  const output = await Promise.all([text(child.stdout), text(child.stderr)])
  const [code] = await exit
  return { code: typeof code === 'number' ? code : null, output: output.join('') }
}

/** Has root do something, where errands are served in a folder. */
export async function asRoot(
  errand: Errand,
  file = '',
  folder = process.env['PANSENTRY_TEST_ROOT'] ?? '',
): Promise<Outcome> {
  const connection = connect(socketIn(folder))
  connection.write(`${errand}\t${file}`)
  const outcome: Outcome = JSON.parse(await text(connection))
  return outcome
}
