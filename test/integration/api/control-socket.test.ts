import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Event } from '../../../electron/api/contract/system.ts'
import { readHolder } from '../../../electron/api/control-address.ts'
import { type ControlClient, connectControl } from '../../../electron/api/control-client.ts'
import { claimFolder } from '../../../electron/api/control-socket.ts'
import { createRouter } from '../../../electron/api/router.ts'
import { isFolderHeld, lockFolder } from '../../../electron/engine/storage.ts'
import { openEngine } from '../../support/engine.ts'
import { refusal } from '../../support/refusal.ts'
import { noDesktop } from '../../support/server-host.ts'
import { describeOn } from '../../support/systems.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

let folder: ReturnType<typeof temporaryFolder>
const children: ChildProcess[] = []

beforeEach(() => {
  folder = temporaryFolder()
})

afterEach(async () => {
  for (const child of children.splice(0)) await kill(child)
  folder[Symbol.dispose]()
})

/** Starts a process that wants the folder, and returns it with the first line it printed. */
async function hold(dataFolder: string): Promise<{ child: ChildProcess; printed: string }> {
  const script = join(import.meta.dirname, '../../support/processes/held-folder.ts')
  const child = spawn(process.execPath, [script, dataFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const [printed] = await once(child.stdout, 'data')
  return { child, printed: String(printed).trim() }
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

async function connected(dataFolder: string): Promise<ControlClient> {
  const client = await connectControl(dataFolder)
  if (!client) throw new Error('nobody answers')
  return client
}

async function serveHere(dataFolder: string) {
  const control = await claimFolder(dataFolder, 'desktop')
  const { engine } = openEngine({ dataFolder })
  engine.start()
  control.serve(createRouter({ engine, host: noDesktop }), { write() {} })
  return {
    control,
    engine,
    async [Symbol.asyncDispose]() {
      await control.release()
      await engine.stop()
    },
  }
}

describe('the control socket', () => {
  test('answers calls, errors and events as the port does', async () => {
    await using served = await serveHere(folder.path)
    const { api, close, holder } = await connected(folder.path)
    expect(holder).toMatchObject({ kind: 'desktop', pid: process.pid })
    const added = await api.resources.add({ title: '标题', url: 'https://example.com/一' })
    expect(added).toMatchObject({ title: '标题', state: null })
    await expect(api.jobs.run({ id: 'nothing' })).rejects.toMatchObject({
      code: 'JOB_NOT_FOUND',
      defined: true,
      data: { id: 'nothing' },
    })
    const events = await api.system.events()
    const { runId } = await api.jobs.run({ id: 'cleanup_temp_files' })
    const seen: Event[] = []
    for await (const event of events) {
      seen.push(event)
      if (event.type === 'run' && event.run.id === runId && event.run.outcome !== null) break
    }
    expect(seen.some((event) => event.type === 'lines')).toBe(true)
    expect(served.engine.runs.get(runId).outcome).toBe('succeeded')
    await close()
  })

  describeOn('POSIX', 'modes', () => {
    test('is there for its owner only', async () => {
      await using served = await serveHere(folder.path)
      expect(statSync(served.control.address).mode & 0o777).toBe(0o600)
      expect(statSync(join(folder.path, 'control.json')).mode & 0o777).toBe(0o600)
    })
  })

  test('a call that comes before the engine is ready waits for it', async () => {
    const control = await claimFolder(folder.path, 'desktop')
    const connecting = connectControl(folder.path)
    const { engine } = openEngine({ dataFolder: folder.path })
    control.serve(createRouter({ engine, host: noDesktop }), { write() {} })
    const client = await connecting
    expect(await client?.api.jobs.list()).toEqual([])
    await client?.close()
    await control.release()
    await engine.stop()
  })

  test('a folder with a long path has its socket elsewhere, and says where', async () => {
    const long = join(folder.path, 'a-folder-name-that-is-long'.repeat(6))
    await using served = await serveHere(long)
    expect(existsSync(join(long, 'control.sock'))).toBe(false)
    const { address } = JSON.parse(readFileSync(join(long, 'control.json'), 'utf8'))
    expect(address).toBe(served.control.address)
    expect(Buffer.byteLength(address)).toBeLessThan(104)
    const client = await connected(long)
    expect(await client.api.resources.count({})).toBe(0)
    await client.close()
  })

  test('leaves nothing behind when it is let go', async () => {
    const control = await claimFolder(folder.path, 'serve')
    await control.release()
    expect(existsSync(join(folder.path, 'control.json'))).toBe(false)
    expect(existsSync(control.address)).toBe(false)
    expect(await connectControl(folder.path)).toBeUndefined()
  })
})

describe('one process a folder', () => {
  test('a second one is refused with the name of the first', async () => {
    const { child, printed } = await hold(folder.path)
    expect(printed).toBe('held')
    const refused = await claimFolder(folder.path, 'desktop').catch((error: unknown) => error)
    const holder = { kind: 'serve', pid: String(child.pid) }
    expect(refused).toEqual(refusal('FOLDER_HELD', { dataFolder: folder.path, ...holder }))
    expect((await hold(folder.path)).printed).toBe('FOLDER_HELD')
    const client = await connected(folder.path)
    expect(client.holder.pid).toBe(child.pid)
    await client.close()
  })

  test('after SIGKILL the socket file is still there, and the next process replaces it', async () => {
    const { child } = await hold(folder.path)
    await kill(child)
    expect(existsSync(join(folder.path, 'control.sock'))).toBe(true)
    expect(await connectControl(folder.path)).toBeUndefined()
    const next = await hold(folder.path)
    expect(next.printed).toBe('held')
    const client = await connected(folder.path)
    expect(client.holder.pid).toBe(next.child.pid)
    await client.close()
  })

  test('what a dead process wrote is not believed while another one only looks', async () => {
    const { child } = await hold(folder.path)
    await kill(child)
    expect(readHolder(folder.path)).toMatchObject({ kind: 'serve', pid: child.pid })
    expect(isFolderHeld(folder.path)).toBe(false)
    const looking = lockFolder(folder.path)
    expect(isFolderHeld(folder.path)).toBe(true)
    const claiming = claimFolder(folder.path, 'desktop')
    setTimeout(() => looking?.release(), 20)
    const claimed = await claiming
    expect(readHolder(folder.path)).toMatchObject({ kind: 'desktop', pid: process.pid })
    await claimed.release()
    expect(isFolderHeld(folder.path)).toBe(false)
  })

  test('a folder that is not there is nobody’s', () => {
    expect(isFolderHeld(join(folder.path, 'nowhere'))).toBe(false)
    expect(existsSync(join(folder.path, 'nowhere'))).toBe(false)
  })

  test('of many that come at once after a kill, one gets the folder and keeps it', async () => {
    await kill((await hold(folder.path)).child)
    const all = await Promise.all(Array.from({ length: 5 }, () => hold(folder.path)))
    expect(all.filter(({ printed }) => printed === 'held')).toHaveLength(1)
    const client = await connected(folder.path)
    expect(client.holder.pid).toBe(all.find(({ printed }) => printed === 'held')?.child.pid)
    await client.close()
  })

  test('waits a moment for a command that works on the folder by itself', async () => {
    const command = await claimFolder(folder.path, 'cli')
    const claiming = claimFolder(folder.path, 'desktop')
    setTimeout(() => void command.release(), 200)
    const claimed = await claiming
    expect(readHolder(folder.path)?.kind).toBe('desktop')
    await claimed.release()
  })

  describeOn('POSIX', 'links to folders', () => {
    test('a link to a folder is that folder', async () => {
      mkdirSync(join(folder.path, 'real'))
      symlinkSync(join(folder.path, 'real'), join(folder.path, 'link'))
      const control = await claimFolder(join(folder.path, 'real'), 'serve')
      await expect(claimFolder(join(folder.path, 'link'), 'serve')).rejects.toThrow(
        'in use by another Pansentry (serve',
      )
      await control.release()
    })
  })
})
