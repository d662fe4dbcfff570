import { chmodSync, chownSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockFile, openPrivateFolder } from '../../../../electron/engine/store/private-folder.ts'
import { refusal } from '../../../support/refusal.ts'
import { describeOn } from '../../../support/systems.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

// nobody, on every Linux.
const stranger = 65_534

let folder: ReturnType<typeof temporaryFolder>

beforeEach(() => {
  folder = temporaryFolder()
})

afterEach(() => folder[Symbol.dispose]())

describeOn('POSIX', 'a data folder is its owner’s alone', () => {
  const modeOf = (...names: string[]) =>
    (statSync(join(folder.path, ...names)).mode & 0o7777).toString(8)

  test('also one that an older version made for everybody', () => {
    mkdirSync(join(folder.path, 'jobs'))
    writeFileSync(join(folder.path, 'pansentry.db'), '')
    writeFileSync(join(folder.path, 'tool.sh'), '')
    chmodSync(join(folder.path, 'tool.sh'), 0o755)
    chmodSync(join(folder.path, 'jobs'), 0o777)
    chmodSync(join(folder.path, 'pansentry.db'), 0o666)
    chmodSync(folder.path, 0o777)
    openPrivateFolder(folder.path)
    expect([modeOf(), modeOf('jobs'), modeOf('pansentry.db'), modeOf('tool.sh')]).toEqual([
      '700',
      '700',
      '600',
      '700',
    ])
  })

  test('one that is made has these modes from its first moment', () => {
    openPrivateFolder(join(folder.path, 'a/data'))
    expect(modeOf('a/data')).toBe('700')
  })

  test('a folder like /tmp stays as it is, and is not taken', () => {
    writeFileSync(join(folder.path, 'of-another-program'), '')
    chmodSync(folder.path, 0o1777)
    expect(() => openPrivateFolder(folder.path)).toThrow(
      refusal('FOLDER_SHARED', { path: folder.path }),
    )
    expect(modeOf()).toBe('1777')
  })

  test('but a disk in memory is, which is as open as /tmp when it is mounted', () => {
    chmodSync(folder.path, 0o1777)
    openPrivateFolder(folder.path)
    expect(modeOf()).toBe('1700')
    chmodSync(folder.path, 0o1777)
    writeFileSync(join(folder.path, lockFile), '')
    writeFileSync(join(folder.path, 'pansentry.db'), '')
    openPrivateFolder(folder.path)
    expect(modeOf()).toBe('1700')
  })

  describeOn('POSIX as root', 'other users’ folders and files', () => {
    test('another user’s folder is not taken', () => {
      chownSync(folder.path, stranger, stranger)
      expect(() => openPrivateFolder(folder.path)).toThrow(
        refusal('FOLDER_FOREIGN', { path: folder.path }),
      )
    })

    test('nor is a database that another user has put into one’s own', () => {
      const file = join(folder.path, 'pansentry.db')
      writeFileSync(file, '')
      chownSync(file, stranger, stranger)
      expect(() => openPrivateFolder(folder.path)).toThrow(
        refusal('FOLDER_FOREIGN', { path: file }),
      )
    })
  })
})
