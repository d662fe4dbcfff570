import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hasBusName } from '../../../electron/machine/session-bus.ts'
import { describeOn } from '../../support/systems.ts'

describeOn('Linux', 'a real session bus', () => {
  let bus: ChildProcess
  let address = ''

  beforeAll(async () => {
    bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    address = await new Promise<string>((resolve, reject) => {
      bus.on('error', reject)
      bus.stdout?.once('data', (line: Buffer) => resolve(line.toString().trim()))
    })
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
})

describeOn('POSIX', 'a socket in a file', () => {
  test('a socket that says nothing is given up', async () => {
    const path = join(tmpdir(), `silent-${process.pid}`)
    const server = createServer().listen(path)
    expect(await hasBusName('org.freedesktop.DBus', `unix:path=${path}`)).toBe(false)
    server.close()
  })
})
