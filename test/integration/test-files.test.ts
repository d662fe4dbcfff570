import { globSync } from 'node:fs'
import { basename, dirname, join, parse, sep } from 'node:path'
import { expect, test } from 'vitest'

const cwd = join(import.meta.dirname, '../..')
const testFiles = globSync('test/**/*.{test,e2e}.ts', { cwd })
const subjects = globSync('{electron,renderer,scripts}/**/*', { cwd })
const folders = new Set(subjects.map(dirname))

/** Where a test's subject is: `test/unit/engine/time` → `electron/engine/time`, `test/unit/renderer` → `renderer`. */
function mirrored(testFile: string): string {
  const [, , ...path] = dirname(testFile).split(sep)
  const [top = ''] = path
  return join(folders.has(top) ? '' : 'electron', ...path)
}

test('no two test files share a name', () => {
  const names = testFiles.map((file) => basename(file))
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

test('a test lies where its subject lies', () => {
  const mirrors = globSync('test/{unit,integration}/**/*.test.ts', { cwd })
  expect(mirrors.length).toBeGreaterThan(90)
  const misplaced = mirrors.filter((file) => {
    const folder = mirrored(file)
    // A test that is called like a file or a folder is its test, and lies beside it or within.
    const namesakes = subjects.filter((path) => parse(path).name === basename(file, '.test.ts'))
    const isNear = namesakes.some((path) => path === folder || dirname(path) === folder)
    return !folders.has(folder) || (namesakes.length > 0 && !isNear)
  })
  expect(misplaced).toEqual([])
})

test('nothing but tests stands among them', () => {
  const others = globSync('test/{unit,integration}/**/*.*', {
    cwd,
    exclude: ['**/*.test.ts'],
  })
  expect(others).toEqual([])
})
