import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hasBusName, watchBusName } from '../../../electron/machine/session-bus.ts'
import { describeOn } from '../../support/systems.ts'

async function startBus(): Promise<{ bus: ChildProcess; address: string }> {
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const address = await new Promise<string>((resolve, reject) => {
    bus.on('error', reject)
    bus.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()))
  })
  return { bus, address }
}

describeOn('Linux', 'a real session bus', () => {
  let bus: ChildProcess
  let address = ''

  beforeAll(async () => {
    const started = await startBus()
    bus = started.bus
    address = started.address
  })
  afterAll(() => {
    bus.kill()
  })

  test('owns its own name', async () => {
    expect(await hasBusName('org.freedesktop.DBus', address)).toBe(true)
  })

  test('knows no name nobody took', async () => {
    expect(await hasBusName('org.kde.StatusNotifierWatcher', address)).toBe(false)
  })

  test('refuses what is no name', async () => {
    expect(await hasBusName('not a name', address)).toBe(false)
  })

  test('is asked at the next address when the first is dead', async () => {
    const addresses = `unix:path=/nowhere/bus;${address}`
    expect(await hasBusName('org.freedesktop.DBus', addresses)).toBe(true)
  })

  test('tells of a name that is taken and left again', async () => {
    const fresh = await startBus()
    const heard: boolean[] = []
    const stop = new AbortController()
    const options = { address: () => fresh.address, signal: stop.signal }
    // Whoever connects has a name: the first is `:1.0`, and the second leaves at once.
    const watching = watchBusName(':1.1', (isOwned) => heard.push(isOwned), options)
    await expect.poll(() => heard).toEqual([false])
    await hasBusName('org.freedesktop.DBus', fresh.address)
    await expect.poll(() => heard).toEqual([false, true, false])
    stop.abort()
    await watching
    fresh.bus.kill()
  })

  test('tells of a name once a bus that was not there has come', async () => {
    const heard: boolean[] = []
    const stop = new AbortController()
    let current = 'unix:path=/nowhere/bus'
    const options = { address: () => current, signal: stop.signal }
    const watching = watchBusName('org.freedesktop.DBus', () => heard.push(true), options)
    current = address
    await expect.poll(() => heard).toEqual([true])
    stop.abort()
    await watching
  })
})

describeOn('POSIX', 'a socket in a file', () => {
  test('a socket that says nothing is given up', async () => {
    const path = join(tmpdir(), `silent-${process.pid}`)
    const server = createServer().listen(path)
    expect(await hasBusName('org.freedesktop.DBus', `unix:path=${path}`)).toBe(false)
    server.close()
  })
})
