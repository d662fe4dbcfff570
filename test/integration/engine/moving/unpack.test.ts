import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { pack as createPack, type Header } from 'tar-stream'
import { describe, expect, test } from 'vitest'
import { readMove } from '../../../../electron/engine/moving/unpack.ts'
import { refusal } from '../../../support/refusal.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

type Part = { readonly header: Partial<Header> & { readonly name: string }; readonly text?: string }

const part = (name: string, text: string): Part => ({ header: { name }, text })

async function tar(...parts: readonly Part[]): Promise<Buffer> {
  const pack = createPack()
  for (const { header, text = '' } of parts) pack.entry(header, text)
  pack.finalize()
  return gzipSync(await buffer(pack))
}

function manifest(
  files: readonly { readonly name: string; readonly bytes: number }[],
  changes: object = {},
): Part {
  const whole = {
    format: 'pansentry',
    version: 1,
    madeBy: '0.1.0',
    madeAt: 0,
    contents: { links: 0, jobs: 0, runs: 0 },
    files: [{ name: 'pansentry.db', bytes: 2 }, ...files],
    leftOut: [],
    secrets: { variables: {}, proxies: [], accounts: [] },
    ...changes,
  }
  return part('manifest.json', JSON.stringify(whole))
}

const database = part('pansentry.db', 'db')
const file = (name: string) => ({ name, bytes: 2 })

/** What became of unpacking these bytes, and which files that left. */
async function outcome(bytes: Buffer) {
  using folder = temporaryFolder()
  const archive = join(folder.path, 'archive')
  writeFileSync(archive, bytes)
  const inner = join(folder.path, 'inner')
  mkdirSync(inner)
  const result = await readMove(archive, inner).catch((error: unknown) => error)
  const around = readdirSync(folder.path).filter((name) => name !== 'archive')
  return { result, around, files: readdirSync(inner, { recursive: true }).map(String) }
}

test('what was packed is unpacked, file by file', async () => {
  const bytes = await tar(manifest([file('jobs/a.ts')]), database, part('jobs/a.ts', 'ab'))
  const { files, result } = await outcome(bytes)
  expect(result).toMatchObject({ madeBy: '0.1.0' })
  expect(files.toSorted()).toEqual(['jobs', 'jobs/a.ts', 'pansentry.db'])
})

describe('nothing leaves the folder', () => {
  test.each([
    '../evil.ts',
    'jobs/../../evil.ts',
    '/etc/evil.ts',
    'jobs/..',
    'jobs/./evil.ts',
    'jobs//evil.ts',
    String.raw`jobs\..\..\evil.ts`,
    'C:/evil.ts',
    'jobs/C:evil.ts',
    'jobs/evil.ts ',
    'jobs/nul.ts',
    'jobs',
    'secrets.json/evil.ts',
    'control.lock',
    'api-token',
    'plan.json',
    `jobs/${'a'.repeat(500)}`,
  ])('for the name %s', async (name) => {
    const named = await outcome(await tar(manifest([file(name)]), database, part(name, 'ab')))
    expect(named.result).toEqual(refusal('MOVE_UNSAFE', { name }))
    expect(named.files).toEqual([])
    // Nor when the list of files names another.
    const hidden = await outcome(
      await tar(manifest([file('jobs/a.ts')]), database, part(name, 'ab')),
    )
    expect(hidden.result).toEqual(refusal('MOVE_DAMAGED'))
    for (const { around } of [named, hidden]) expect(around).toEqual(['inner'])
  })

  test.each(['symlink', 'link', 'directory', 'fifo'] as const)('for a %s', async (type) => {
    const entry = { header: { name: 'jobs/a.ts', type, linkname: '/etc/passwd', size: 0 } }
    const bytes = await tar(manifest([{ name: 'jobs/a.ts', bytes: 0 }]), database, entry)
    const { files, result } = await outcome(bytes)
    expect(result).toEqual(refusal('MOVE_UNSAFE', { name: 'jobs/a.ts' }))
    expect(files).toEqual(['pansentry.db'])
  })
})

describe('what is not as it says is refused', () => {
  const good = [manifest([]), database]
  test.each<[string, string, () => Promise<Buffer> | Buffer]>([
    ['no archive', 'MOVE_FOREIGN', () => Buffer.from('SQLite format 3\0')],
    ['an empty file', 'MOVE_FOREIGN', () => Buffer.alloc(0)],
    ['another archive', 'MOVE_FOREIGN', () => tar(part('readme.md', 'hello'))],
    ['compressed noise', 'MOVE_FOREIGN', () => gzipSync(Buffer.alloc(4096, 'noise'))],
    [
      'a manifest of something else',
      'MOVE_FOREIGN',
      () => tar(part('manifest.json', '{"name":"app"}')),
    ],
    ['one of a newer version', 'MOVE_NEWER', () => tar(manifest([], { version: 2, files: 'new' }))],
    ['a manifest without its counts', 'MOVE_DAMAGED', () => tar(manifest([], { contents: null }))],
    ['one without its database', 'MOVE_DAMAGED', () => tar(manifest([]))],
    ['a file that is missing', 'MOVE_DAMAGED', () => tar(manifest([file('jobs/a.ts')]), database)],
    [
      'a file that is longer',
      'MOVE_DAMAGED',
      () => tar(manifest([]), part('pansentry.db', 'longer')),
    ],
    [
      'a name twice',
      'MOVE_DAMAGED',
      () => tar(manifest([file('jobs/a.ts'), file('jobs/A.ts')]), database),
    ],
    [
      'a file that is a folder as well',
      'MOVE_DAMAGED',
      () =>
        tar(
          manifest([file('jobs/A/b.ts'), file('jobs/a')]),
          database,
          part('jobs/A/b.ts', 'ab'),
          part('jobs/a', 'ab'),
        ),
    ],
    ['one that was cut', 'MOVE_DAMAGED', async () => (await tar(...good)).subarray(0, -8)],
    [
      'a small file that grows beyond what it says',
      'MOVE_DAMAGED',
      () => tar(manifest([]), database, part('jobs/zeros', '\0'.repeat(50_000_000))),
    ],
    [
      'more than the disk has',
      'MOVE_TOO_LARGE',
      () => tar(manifest([], { files: [{ name: 'pansentry.db', bytes: 9e15 }] })),
    ],
  ])('%s: %s', async (_, code, make) => {
    expect((await outcome(await make())).result).toMatchObject({ name: 'Refusal', code })
  })
})
