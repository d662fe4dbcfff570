import { globSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { headingsIn, readDocument, root, tablesBelow } from '../support/markdown.ts'

const table = readDocument('test/support/fixtures/old-system.md')
const statements = headingsIn(table)
  .flatMap((heading) => tablesBelow(table, heading).flat())
  .map(([statement = '', here = '', proof = '', page = '']) => ({ statement, here, proof, page }))
const testFiles = new Map(
  globSync('test/**/*.{test,e2e}.ts', { cwd: root }).map((path) => [basename(path), path]),
)

/** `jobs.md › Options` → what stands before the arrow, and behind it. */
function parted(text: string): [string, string] {
  const [place = '', ...title] = text.split(' › ')
  return [place, title.join(' › ')]
}

describe('what people know of the old system', () => {
  test('is told once each', () => {
    const texts = statements.map(({ statement }) => statement)
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([])
    expect(texts.length).toBeGreaterThan(120)
  })

  test.each(statements)('$statement: $here', ({ here, proof }) => {
    expect(['works', 'better', 'left out']).toContain(here)
    const [file, title] = parted(proof)
    const isThere = title !== '' && readDocument(testFiles.get(file) ?? file).includes(title)
    expect({ title, isThere }).toEqual({ title, isThere: true })
  })

  const told = statements.filter(({ here, page }) => here !== 'works' || page !== '')

  test.each(told)('$statement: what $page says', ({ page }) => {
    const [document, heading] = parted(page)
    const headings = headingsIn(readDocument(`docs/${document}`))
    expect(headings.map((line) => line.replace(/^#+ /, ''))).toContain(heading)
  })
})
