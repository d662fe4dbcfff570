import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const cwd = join(import.meta.dirname, '../..')
const files = globSync('{docs,electron,renderer,resources,scripts,test}/**/*', {
  cwd,
  withFileTypes: true,
}).flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []))

test('no source file is longer than 300 lines', () => {
  const sources = files.filter((path) => /\.(?:tsx?|mjs|css|sql)$/.test(path))
  expect(sources.length).toBeGreaterThan(500)
  const lines = (path: string) => readFileSync(path, 'utf8').trimEnd().split(/\r?\n/).length
  expect(sources.filter((path) => lines(path) > 300)).toEqual([])
})

test('no folder holds more than 25 files', () => {
  // Every change of the schema stays for ever.
  const folders = Map.groupBy(
    files.filter((path) => !path.endsWith('.sql')),
    dirname,
  )
  expect(folders.size).toBeGreaterThan(100)
  expect([...folders].filter(([, { length }]) => length > 25).map(([path]) => path)).toEqual([])
})
