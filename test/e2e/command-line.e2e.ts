import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, Pansentry, test } from './pansentry.ts'

const root = join(import.meta.dirname, '../..')
const serveHere = ['dist/electron/cli.js', 'serve', '--no-http']

type Said = { readonly code: number | null; readonly out: string; readonly err: string }

async function ended(child: ChildProcess): Promise<Said> {
  const output = { out: '', err: '' }
  child.stdout?.on('data', (chunk: Buffer) => {
    output.out += chunk.toString()
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    output.err += chunk.toString()
  })
  await once(child, 'close')
  return { code: child.exitCode, ...output }
}

/** The app's own program with a command, on a machine without a display. */
function command(pansentry: Pansentry, ...args: string[]): ChildProcess {
  const [electron, all] = Pansentry.command(...args)
  return spawn(electron, all, { env: pansentry.env({ DISPLAY: '', WAYLAND_DISPLAY: '' }) })
}

test('the app is its own command line, and speaks to the app that runs', async ({ pansentry }) => {
  await pansentry.start({ args: ['--hidden'] })
  const added = await ended(
    command(pansentry, 'resources', 'add', 'https://example.com/a', '--title', '一个', '--json'),
  )
  expect(added).toMatchObject({ code: 0 })
  expect(JSON.parse(added.out)).toMatchObject({ title: '一个' })
  const doctor = await ended(command(pansentry, 'doctor', '--json'))
  expect(doctor.out).toContain(`process ${pansentry.app.process().pid}`)
  const restored = await ended(command(pansentry, 'restore', '/nowhere.db'))
  expect(restored.code).toBe(1)
  expect(await pansentry.windowCount()).toBe(0)
})

test('without an app it opens the data itself, and says how it went', async ({ pansentry }) => {
  const jobs = await ended(command(pansentry, 'jobs', '--json'))
  expect(JSON.parse(jobs.out)).toHaveLength(3)
  const unknown = await ended(command(pansentry, 'run', 'nothing'))
  expect(unknown).toMatchObject({ code: 1, out: '' })
})

test('an app and “pansentry serve” do not share a folder', async ({ pansentry }) => {
  await pansentry.start({ args: ['--hidden'] })
  const served = spawn(process.execPath, serveHere, { cwd: root, env: pansentry.env() })
  expect(await ended(served)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/in use by another Pansentry \(desktop, process \d+\)/),
  })
})

test('an app says who has its folder', async ({ pansentry }) => {
  const server = spawn(process.execPath, serveHere, { cwd: root, env: pansentry.env() })
  await once(server.stdout, 'data')
  const [electron, args] = Pansentry.command()
  const app = spawn(electron, args, { env: pansentry.env() })
  let output = ''
  app.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  await expect
    .poll(() => output)
    .toContain(`in use by another Pansentry (serve, process ${server.pid})`)
  // The dialog waits for a person.
  const gone = once(app, 'exit')
  app.kill('SIGKILL')
  await gone
  const stopped = once(server, 'exit')
  server.kill('SIGTERM')
  expect(await stopped).toEqual([0, null])
})

test('npm start serves where there is no display', async ({ pansentry }) => {
  const env = pansentry.env({ DISPLAY: '', WAYLAND_DISPLAY: '' })
  const started = spawn(process.execPath, ['scripts/start.mjs', '--port', '0'], { cwd: root, env })
  let output = ''
  started.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  await expect.poll(() => /within ten minutes: (\S+)/.exec(output)?.[1] ?? '').toMatch(/^http:/)
  const [, url = ''] = /within ten minutes: (\S+)/.exec(output) ?? []
  const page = await fetch(url, { redirect: 'manual' })
  expect(page.status).toBeLessThan(400)
  const stopped = once(started, 'exit')
  started.kill('SIGTERM')
  expect(await stopped).toEqual([0, null])
})
