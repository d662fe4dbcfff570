import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sealedSecrets } from '../../../electron/machine/sealed-secrets.ts'
import { describeOn } from '../../support/systems.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const secret = 'a key with 中文 in it'

function textsIn(folder: string): string {
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')
}

test('what is kept is read back, also later, and stands nowhere as it is', () => {
  using folder = temporaryFolder()
  sealedSecrets(folder.path, {}).keep('channel 1 key', secret)
  const later = sealedSecrets(folder.path, {})
  expect(later.read('channel 1 key')).toBe(secret)
  expect(later.read('channel 2 key')).toBeUndefined()
  expect(textsIn(folder.path)).not.toContain(secret)
  expect(textsIn(folder.path)).not.toContain(Buffer.from(secret).toString('base64'))
  later.forget('channel 1 key')
  expect(later.read('channel 1 key')).toBeUndefined()
})

describeOn('POSIX', 'modes', () => {
  test('only the owner may read the files', () => {
    using folder = temporaryFolder()
    sealedSecrets(folder.path, {}).keep('channel 1 key', secret)
    const modes = readdirSync(folder.path).map(
      (name) => statSync(join(folder.path, name)).mode & 0o777,
    )
    expect(modes).toEqual([0o600, 0o600])
  })
})

test('a key of the environment leaves none in the folder, and another opens nothing', () => {
  using folder = temporaryFolder()
  sealedSecrets(folder.path, { PANSENTRY_SECRET_KEY: 'one' }).keep('channel 1 key', secret)
  expect(readdirSync(folder.path)).toEqual(['channel-secrets.json'])
  expect(sealedSecrets(folder.path, { PANSENTRY_SECRET_KEY: 'one' }).read('channel 1 key')).toBe(
    secret,
  )
  expect(
    sealedSecrets(folder.path, { PANSENTRY_SECRET_KEY: 'two' }).read('channel 1 key'),
  ).toBeUndefined()
  expect(sealedSecrets(folder.path, {}).read('channel 1 key')).toBeUndefined()
})

test('a secret in the place of another is none', () => {
  using folder = temporaryFolder()
  const secrets = sealedSecrets(folder.path, {})
  secrets.keep('channel 1 key', secret)
  const file = join(folder.path, 'channel-secrets.json')
  writeFileSync(file, readFileSync(file, 'utf8').replace('channel 1 key', 'channel 2 key'))
  expect(secrets.read('channel 2 key')).toBeUndefined()
})

test('a damaged file gives nothing, and is kept aside when something new comes', () => {
  using folder = temporaryFolder()
  const secrets = sealedSecrets(folder.path, {})
  const file = join(folder.path, 'channel-secrets.json')
  writeFileSync(file, '{"channel 1')
  expect(secrets.read('channel 1 key')).toBeUndefined()
  secrets.keep('channel 1 key', secret)
  expect(secrets.read('channel 1 key')).toBe(secret)
  expect(readFileSync(`${file}.damaged`, 'utf8')).toBe('{"channel 1')
})
