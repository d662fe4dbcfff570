import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  copyFile,
  discardFile,
  moveFile,
  moveFileSync,
  removeFile,
  removeFileSync,
  replaceFile,
} from '../../../../electron/engine/disk/files.ts'
import { patiently } from '../../../../electron/engine/disk/patience.ts'
import { RefusingFiles, refusedTimes } from '../../../support/disks/refusing-files.ts'
import { refusal } from '../../../support/refusal.ts'
import { describeOn } from '../../../support/systems.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

let folder: ReturnType<typeof temporaryFolder>
let from: string
let to: string

beforeEach(() => {
  folder = temporaryFolder()
  from = join(folder.path, 'from')
  to = join(folder.path, 'to')
  writeFileSync(from, 'new')
  writeFileSync(to, 'old')
})

afterEach(() => folder[Symbol.dispose]())

const names = () => readdirSync(folder.path).toSorted()
const thrown = async (step: () => unknown) => {
  try {
    await step()
    return undefined
  } catch (error) {
    return error
  }
}

const renames = [
  ['moveFile', () => moveFile(from, to)],
  ['moveFileSync', () => moveFileSync(from, to)],
  ['replaceFile', () => replaceFile(to, 'new')],
] as const

describe.each(renames)('%s', (_, step) => {
  test.each([
    ['EBUSY', 'linux'],
    ['ETXTBSY', 'linux'],
    ['EBUSY', 'win32'],
    ['EPERM', 'win32'],
    ['EACCES', 'win32'],
  ] as const)('goes on when a file that answered %s on %s is let go', async (code, platform) => {
    using files = new RefusingFiles(refusedTimes(5, 'rename', code), platform)
    await step()
    expect(files.asked.filter((asked) => asked.startsWith('rename'))).toHaveLength(6)
    expect(readFileSync(to, 'utf8')).toBe('new')
  })

  test('names the file that is never let go, and leaves it', async () => {
    using _ = new RefusingFiles(refusedTimes(Infinity, 'rename', 'EPERM'), 'win32')
    expect(await thrown(step)).toEqual(refusal('FILE_HELD', { file: to }))
    expect(readFileSync(to, 'utf8')).toBe('old')
    expect(names()).toEqual(['from', 'to'])
  })

  test('does not wait for a right that is missing, nor for a full disk', async () => {
    for (const code of ['EPERM', 'EACCES', 'ENOSPC', 'EROFS']) {
      using files = new RefusingFiles(refusedTimes(Infinity, 'rename', code), 'linux')
      expect(await thrown(step)).toEqual(refusal('FILE_UNUSABLE', { file: to }))
      expect(files.asked.filter((asked) => asked.startsWith('rename'))).toHaveLength(1)
    }
  })
})

test('one that moves to a free name is named itself when it is held', async () => {
  using _ = new RefusingFiles(refusedTimes(Infinity, 'rename', 'EBUSY'))
  const moved = await thrown(() => moveFileSync(from, join(folder.path, 'free')))
  expect(moved).toEqual(refusal('FILE_HELD', { file: from }))
})

test.each([
  ['removeFile', () => removeFile(from)],
  ['removeFileSync', async () => removeFileSync(from)],
])('%s waits for a scanner, and minds no file that is gone', async (_, remove) => {
  {
    using _ = new RefusingFiles(refusedTimes(3, 'unlink', 'EBUSY'))
    await remove()
  }
  expect(existsSync(from)).toBe(false)
  await remove()
})

test('what is discarded may stay', async () => {
  using _ = new RefusingFiles(refusedTimes(Infinity, 'unlink', 'EACCES'), 'linux')
  await discardFile(from)
  expect(names()).toEqual(['from', 'to'])
})

describeOn('POSIX', 'modes', () => {
  test('a copy can be written to, also of a file that cannot', async () => {
    const copy = join(folder.path, 'copy')
    chmodSync(from, 0o444)
    await copyFile(from, copy)
    expect(readFileSync(copy, 'utf8')).toBe('new')
    expect(statSync(copy).mode & 0o777).toBe(0o600)
    expect(statSync(copy).ino).not.toBe(statSync(from).ino)
  })
})

test('a copy for which there is no room leaves nothing', async () => {
  const copy = join(folder.path, 'copy')
  using _ = new RefusingFiles((operation, path) => {
    if (operation !== 'copyFile') return undefined
    writeFileSync(copy, readFileSync(path).subarray(0, 1))
    return 'ENOSPC'
  })
  expect(await thrown(() => copyFile(from, copy))).toEqual(refusal('FILE_UNUSABLE', { file: copy }))
  expect(names()).toEqual(['from', 'to'])
})

test('a text that cannot be written leaves the old one', async () => {
  using _ = new RefusingFiles(refusedTimes(Infinity, 'writeFile', 'ENOSPC'))
  expect(await thrown(() => replaceFile(to, 'new'))).toEqual(refusal('FILE_UNUSABLE', { file: to }))
  expect(readFileSync(to, 'utf8')).toBe('old')
  expect(names()).toEqual(['from', 'to'])
})

test('what is no answer of the system is passed on as it is', async () => {
  const fault = new TypeError('a fault of ours')
  const step = () => patiently({ held: from, changed: to }, () => Promise.reject(fault))
  expect(await thrown(step)).toBe(fault)
})
