import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readFeed } from '../../../../electron/engine/updates/feed.ts'
import { writeChecksums } from '../../../../scripts/packaging/checksums.ts'
import { feedOf, notesOf } from '../../../../scripts/packaging/feed.ts'
import { readChecksums } from '../../../../scripts/packaging/manifests.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const changelog =
  '# Changelog\n\n## Unreleased\n\n## 1.2.3 – 2027-01-01\n\n### Added\n\n- One: “two”.\n\n## 1.2.2 – 2026-12-01\n\n- Old.\n'

test('the notes of a version end where the one before begins', () => {
  expect(notesOf(changelog, '1.2.3')).toBe('### Added\n\n- One: “two”.')
  expect(notesOf(changelog, '1.2')).toBe('')
})

test('what is written of a folder of packages, Pansentry reads, and checksums fit', () => {
  using folder = temporaryFolder()
  const name = 'Pansentry-1.2.3-linux-x64.tar.gz'
  writeFileSync(join(folder.path, name), 'a package')
  writeFileSync(join(folder.path, 'builder-debug.yml'), 'no package')
  const text = feedOf(folder.path, '1.2.3', changelog, new Date('2027-01-01'))
  const sha512 = createHash('sha512').update('a package').digest('hex')
  expect(readFeed(text, new URL('https://pansentry.example/latest-linux.yml'))).toEqual({
    version: '1.2.3',
    notes: '### Added\n\n- One: “two”.',
    files: [{ name, url: `https://pansentry.example/${name}`, sha512, size: 9 }],
  })
  expect(writeChecksums(folder.path)).toEqual([expect.stringContaining(name)])
  const sha256 = createHash('sha256').update('a package').digest('hex')
  expect(readChecksums(`${sha256}  ${name}\n`).get(name)).toBe(sha256)
})
