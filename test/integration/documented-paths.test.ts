import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'

const cwd = join(import.meta.dirname, '../..')
const documents = globSync(['README*.md', 'CONTRIBUTING.md', 'docs/**/*.md'], { cwd })
const rooms = '{docs,electron,renderer,resources,scripts,test}'
const fileNames = new Set(globSync(`${rooms}/**/*.*`, { cwd }).map((path) => basename(path)))

const path = /^\.?[\w-][\w.-]*(?:\/[\w.*{},-]+)*\/?$/
const isSource = /\w\.(?:tsx?|mjs|css|sql)$/
const isInRoom = /^(?:docs|electron|renderer|resources|scripts|test)\//
/** Folders of the data folder, where a person's files stand. */
const isInDataFolder = /^(?:backups|jobs|logs|temp)\//

/** The files and folders of the repository that a text names between backticks. */
function pathsIn(text: string): string[] {
  const prose = text.replaceAll(/^```[^]*?^```/gm, '')
  const spans = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span)
  return spans.filter(
    (span) =>
      path.test(span) &&
      !isInDataFolder.test(span) &&
      (isInRoom.test(span) || isSource.test(span) || /\/.*(?:\/|\.json)$/.test(span)),
  )
}

/** A path is written from the root; a name alone is that of a file in the folder named before it. */
const isThere = (named: string) =>
  named.includes('/')
    ? globSync(named, { cwd }).length > 0
    : fileNames.has(named) || existsSync(join(cwd, named))

describe('what a document names is there', () => {
  test.each(documents)('%s', (document) => {
    const missing = pathsIn(readFileSync(join(cwd, document), 'utf8')).filter(
      (named) => !isThere(named),
    )
    expect(missing).toEqual([])
  })

  test('the scan finds what it looks for', () => {
    const text =
      '`electron/gone.ts`, `gone.ts`, `engine/time/`, `test/gone/`, `jobs/own.ts`, `a/<b>.ts`'
    const found = ['electron/gone.ts', 'gone.ts', 'engine/time/', 'test/gone/']
    expect(pathsIn(text)).toEqual(found)
    expect(found.filter(isThere)).toEqual([])
    expect(isThere('electron/words/{en,zh-CN}/page.json')).toBe(true)
  })
})
