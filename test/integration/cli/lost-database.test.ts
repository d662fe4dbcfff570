import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { databaseFile } from '../../../electron/engine/storage.ts'
import { CommandHome } from '../../support/command/command-home.ts'

let home: CommandHome

beforeEach(async () => {
  home = await CommandHome.start()
  await home.fill()
})

afterEach(() => home[Symbol.asyncDispose]())

describe.each([
  ['empty', 'is empty', (file: string) => writeFileSync(file, '')],
  ['damaged', 'is damaged', (file: string) => writeFileSync(file, 'x'.repeat(8192))],
  ['of another program', 'of another program', foreign],
] as const)('a database that is %s', (_, words, spoil) => {
  test('every command says so, names the backup, and the backup brings all back', async () => {
    expect(await home.command.run(['backup'])).toMatchObject({ code: 0 })
    const [name = ''] = readdirSync(join(home.dataFolder, 'backups'))
    const backup = join(home.dataFolder, 'backups', name)
    spoil(databaseFile(home.dataFolder))
    const restore = `pansentry restore ${backup}`
    for (const args of [['resources', 'list'], ['serve'], ['jobs']]) {
      const { code, err } = await home.command.run(args)
      expect([args, code]).toEqual([args, 1])
      expect(err).toContain(databaseFile(home.dataFolder))
      expect(err).toContain(words)
      expect(err).toContain(restore)
    }
    const doctor = await home.command.run(['doctor'])
    expect(doctor.code).toBe(1)
    expect(doctor.out).toContain(restore)
    expect(await home.command.run(['restore', backup, '--yes'])).toMatchObject({ code: 0 })
    expect((await home.command.run(['resources', 'list'])).out).toContain('Black Mirror')
  })
})

test.each(['logs', 'backups'])('a file “%s” where a folder must be is named', async (name) => {
  const path = join(home.dataFolder, name)
  rmSync(path, { recursive: true })
  writeFileSync(path, '')
  const sentence = `${path} is no folder, and Pansentry needs one of that name.`
  for (const args of [['serve'], ['resources', 'list']]) {
    const { code, err } = await home.command.run(args)
    expect([args, code]).toEqual([args, 1])
    expect(err).toContain(sentence)
  }
  const doctor = await home.command.run(['doctor'])
  expect(doctor.code).toBe(1)
  expect(doctor.out).toContain(sentence)
  rmSync(path)
  mkdirSync(path)
  expect(await home.command.run(['resources', 'list'])).toMatchObject({ code: 0 })
})

function foreign(file: string): void {
  rmSync(file)
  const database = new Database(file)
  database.exec('CREATE TABLE notes (text)')
  database.close()
}
