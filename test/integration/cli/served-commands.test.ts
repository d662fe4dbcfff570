import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { isFolderHeld, lockFolder } from '../../../electron/engine/storage.ts'
import { CommandHome } from '../../support/command/command-home.ts'
import { outcomeOf, waitForOutput } from '../../support/command/command-line.ts'
import { describeOn } from '../../support/systems.ts'

let home: CommandHome

describe('where “pansentry serve” runs', () => {
  let server: ChildProcess

  beforeEach(async () => {
    home = await CommandHome.start()
    await home.fill()
    server = await home.serve()
  })
  afterEach(() => home[Symbol.asyncDispose]())

  test('commands speak to it: a run goes on without them, is followed, and is cancelled', async () => {
    const { runId } = (await home.command.json('run', 'slow')) as { runId: number }
    const follower = home.command.start('logs', '-f', '--run', String(runId))
    const followed = outcomeOf(follower)
    await waitForOutput(follower, /second 2/)
    expect(await home.command.json('cancel')).toEqual({ runId, cancelled: true })
    const { code, out } = await followed
    expect(code).toBe(0)
    expect(out).toMatch(/second 1[^]*second 2[^]*Run ended: Cancelled/)
  })

  test('what a pipe gives is imported', async () => {
    for (const [id, ...command] of [
      ['a1b2c3d40008', 'resources', 'import'],
      ['a1b2c3d40009', 'import-quark-auto-save'],
    ] as const) {
      const links = `title,url\n狂飙,https://pan.quark.cn/s/${id}\n`
      const outcome = await home.command.run([...command, '-', '--yes'], links)
      expect(outcome).toMatchObject({ code: 0, err: '' })
      expect(outcome.out).toContain('1 link imported')
    }
  })

  test('nothing else gets the folder, and a restore is refused', async () => {
    const second = await home.command.run(['serve', '--no-http'])
    expect(second).toMatchObject({ code: 1 })
    expect(second.err).toContain(`(serve, process ${server.pid})`)
    const restored = await home.command.run([
      'restore',
      join(home.dataFolder, 'pansentry.db'),
      '--yes',
    ])
    expect(restored).toMatchObject({ code: 1 })
    expect(restored.err).toContain('is in use by')
  })

  test('“stop” ends it as a signal does, and is back when the folder is free', async () => {
    await home.command.json('run', 'slow')
    const ended = outcomeOf(server)
    const stopped = await home.command.run(['stop'])
    expect(isFolderHeld(home.dataFolder)).toBe(false)
    expect(stopped).toMatchObject({
      code: 0,
      out: `Stopped: “pansentry serve”, process ${server.pid}.\n`,
    })
    expect(await ended).toMatchObject({ code: 0 })
    expect(await home.command.json('runs', '--limit', '1')).toMatchObject([
      { outcome: 'interrupted' },
    ])
    const nothing = await home.command.run(['stop'])
    expect(nothing).toMatchObject({
      code: 0,
      out: `No Pansentry runs on ${home.dataFolder}.\n`,
    })
  })

  describeOn('POSIX', 'signals', () => {
    test('SIGTERM ends what runs, closes the store and lets the folder go', async () => {
      await home.command.json('run', 'slow')
      const ended = outcomeOf(server)
      server.kill('SIGTERM')
      expect(await ended).toMatchObject({ code: 0 })
      expect(existsSync(join(home.dataFolder, 'control.sock'))).toBe(false)
      expect(readFileSync(join(home.dataFolder, 'logs/app.log'), 'utf8')).toContain(
        '[pansentry] stopped',
      )
      expect(await home.command.json('runs', '--limit', '1')).toMatchObject([
        { outcome: 'interrupted' },
      ])
    })

    test('SIGHUP ends it as SIGTERM does', async () => {
      const ended = outcomeOf(server)
      server.kill('SIGHUP')
      expect(await ended).toMatchObject({ code: 0 })
      expect(existsSync(join(home.dataFolder, 'control.json'))).toBe(false)
    })
  })

  test('after SIGKILL the doctor says so, commands work, and the next one takes over', async () => {
    const died = once(server, 'exit')
    server.kill('SIGKILL')
    await died
    // As after a restart of the machine: the number is another process now.
    const pointer = join(home.dataFolder, 'control.json')
    const left = z.looseObject({}).parse(JSON.parse(readFileSync(pointer, 'utf8')))
    writeFileSync(pointer, JSON.stringify({ ...left, pid: process.pid }))
    const findings = await home.command.json('doctor')
    expect(findings).toContainEqual(expect.objectContaining({ check: 'engine', status: 'warn' }))
    expect(await home.command.json('jobs')).toHaveLength(4)
    await home.serve()
    expect(await home.command.json('doctor')).toContainEqual(
      expect.objectContaining({ check: 'engine', status: 'good' }),
    )
  })
})

test('“stop” says that a process has the folder and does not answer', async () => {
  await using silent = await CommandHome.start()
  const lock = lockFolder(silent.dataFolder)
  const stopped = await silent.command.run(['stop'])
  lock?.release()
  expect(stopped).toMatchObject({ code: 1, err: expect.stringContaining('does not answer') })
})

test('a session outlives a restart of “pansentry serve”, but not another password', async () => {
  await using served = await CommandHome.start()
  const file = served.path('password')
  let cookie = ''
  const statusAfter = async (password: string | Buffer, work?: (url: string) => Promise<void>) => {
    writeFileSync(file, password)
    const server = served.command.start('serve', '--port', '0', '--password-file', file)
    const ended = outcomeOf(server)
    const [, link = ''] = await waitForOutput(server, /open this link within ten minutes: (\S+)/)
    const { origin, port } = new URL(link)
    await work?.(link)
    const headers = { cookie: `pansentry_${port}=${cookie}` }
    const { status } = await fetch(`${origin}/scheduler`, { headers })
    await served.command.end(server)
    await ended
    return status
  }
  const signIn = async (link: string) => {
    const answer = await fetch(link)
    cookie = /=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? ''
  }
  expect(await statusAfter('correct horse\n', signIn)).toBe(200)
  // As Notepad and PowerShell write it.
  expect(await statusAfter('\uFEFFcorrect horse\r\n')).toBe(200)
  expect(await statusAfter(Buffer.from('\uFEFFcorrect horse\r\n', 'utf16le'))).toBe(200)
  expect(await statusAfter('battery staple\n')).toBe(401)
  expect(await statusAfter('correct horse\n')).toBe(401)
})
