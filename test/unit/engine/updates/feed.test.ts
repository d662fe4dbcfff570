import { expect, test } from 'vitest'
import { feedName, isMadeFor, readFeed } from '../../../../electron/engine/updates/feed.ts'

const sum = Buffer.alloc(64, 7)
const at = new URL('https://pansentry.example/stable/latest-linux.yml')

const feed = (changes = '', url = 'Pansentry-2.0.0-linux-x64.tar.gz') => `version: 2.0.0
files:
  - url: ${url}
    sha512: ${sum.toString('base64')}
    size: 1000
path: ${url}
releaseDate: '2027-01-01T00:00:00.000Z'
${changes}`

test('what electron-builder writes is read, addresses from where the feed lies', () => {
  expect(readFeed(feed('releaseNotes: |\n  One.\n  Two.\n'), at)).toEqual({
    version: '2.0.0',
    notes: 'One.\nTwo.',
    files: [
      {
        name: 'Pansentry-2.0.0-linux-x64.tar.gz',
        url: 'https://pansentry.example/stable/Pansentry-2.0.0-linux-x64.tar.gz',
        sha512: '07'.repeat(64),
        size: 1000,
      },
    ],
  })
})

test.each([
  ['none', '', ''],
  ['null', 'releaseNotes: null\n', ''],
  [
    'one for each version',
    'releaseNotes:\n  - { version: 2.0.0, note: a }\n  - { version: 1.9.0, note: null }\n',
    'a',
  ],
  ['long ones', `releaseNotes: ${'x'.repeat(30_000)}\n`, 'x'.repeat(20_000)],
])('notes: %s', (_, changes, notes) => {
  expect(readFeed(feed(changes), at).notes).toBe(notes)
})

test.each([
  ['a page', '<!doctype html><html><body>404</body></html>', 'expected object'],
  ['broken YAML', 'version: 2.0.0\n files: [\n', 'column'],
  ['nothing', '', 'expected object'],
  ['JSON of something else', '{"message": "Not Found"}', 'version'],
  ['no version', feed().replace('2.0.0', 'newest'), 'is no version'],
  ['no files', 'version: 2.0.0\nfiles: []\n', 'files'],
  [
    'a checksum of another kind',
    feed().replace(sum.toString('base64'), 'ab'.repeat(32)),
    'is no SHA-512',
  ],
  ['a size that is none', feed().replace('1000', '-1'), 'size'],
  ['aliases', `a: &a [x, x]\nb: [*a, *a]\n${feed()}`, 'Alias'],
  ['a file of another scheme', feed('', 'javascript:alert(1)'), 'less safe'],
  ['a file that is less safe', feed('', 'http://pansentry.example/a.deb'), 'less safe'],
])('%s is no feed', (_, text, reason) => {
  expect(() => readFeed(text, at)).toThrow(reason)
})

test.each([
  ['Pansentry-2.0.0-linux-amd64.deb', 'x64', true],
  ['Pansentry-2.0.0-linux-x86_64.rpm', 'x64', true],
  ['Pansentry-2.0.0-linux-x64.tar.gz', 'x64', true],
  ['Pansentry-2.0.0-linux-x86_64.AppImage', 'x64', true],
  ['Pansentry-2.0.0-linux-arm64.deb', 'x64', false],
  ['Pansentry-2.0.0-linux-aarch64.rpm', 'arm64', true],
  ['Pansentry-2.0.0-win-arm64.exe', 'arm64', true],
  ['Pansentry-2.0.0-win-x64.exe', 'riscv64', false],
])('%s on %s: %s', (name, arch, isOurs) => {
  expect(isMadeFor(arch, name)).toBe(isOurs)
})

test('each system has a feed', () => {
  const systems = ['linux', 'win32', 'darwin', 'freebsd'] as const
  expect(systems.map(feedName)).toEqual([
    'latest-linux.yml',
    'latest.yml',
    'latest-mac.yml',
    'latest-linux.yml',
  ])
})
