import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SealedSecrets } from '../../../../electron/machine/secrets/sealed-secrets.ts'
import { RefusingFiles, refusedTimes } from '../../../support/disks/refusing-files.ts'
import { refusal } from '../../../support/refusal.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const secretsIn = (dataFolder: string) =>
  new SealedSecrets({ dataFolder, environment: { PANSENTRY_SECRET_KEY: 'one' } })

test('a file that is damaged holds nothing and is kept aside, and one that cannot be read is not written over', () => {
  using folder = temporaryFolder()
  const file = join(folder.path, 'secrets.json')
  const secrets = secretsIn(folder.path)
  writeFileSync(file, '{"cookie": "half of i')
  expect(secrets.read('cookie')).toBeUndefined()
  secrets.keep('push', 'b')
  expect(secrets.read('push')).toBe('b')
  expect(readFileSync(`${file}.damaged`, 'utf8')).toBe('{"cookie": "half of i')
  writeFileSync(file, '{"damaged": "once mo')
  secrets.keep('push', 'b')
  expect(readFileSync(`${file}.damaged`, 'utf8')).toBe('{"cookie": "half of i')
  expect(readFileSync(`${file}.damaged-2`, 'utf8')).toBe('{"damaged": "once mo')
  const unreadable = join(folder.path, 'unreadable')
  mkdirSync(join(unreadable, 'secrets.json'), { recursive: true })
  expect(() => secretsIn(unreadable).keep('push', 'b')).toThrow(/it is a folder/)
})

test('what another program holds for a moment is read and written, and named when it is not let go', () => {
  using folder = temporaryFolder()
  const file = join(folder.path, 'secrets.json')
  const secrets = secretsIn(folder.path)
  secrets.keep('cookie', 'a')
  for (const operation of ['readFile', 'rename'] as const) {
    {
      using _ = new RefusingFiles(refusedTimes(2, operation, 'EACCES'), 'win32')
      secrets.keep('push', operation)
      expect([secrets.read('cookie'), secrets.read('push')]).toEqual(['a', operation])
    }
    using _ = new RefusingFiles(refusedTimes(Infinity, operation, 'EACCES'), 'win32')
    expect(() => secrets.keep('cookie', 'b')).toThrow(refusal('FILE_HELD', { file }))
  }
  expect([secrets.read('cookie'), secrets.read('push')]).toEqual(['a', 'rename'])
  expect(readdirSync(folder.path)).toEqual(['secrets.json'])
})
