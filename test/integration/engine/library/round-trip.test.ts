import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Engine } from '../../../../electron/engine/engine.ts'
import { exportText } from '../../../../electron/engine/library/files/export-text.ts'
import type { ExportFormat, Resource } from '../../../../electron/engine/model/resource.ts'
import { visible } from '../../../../electron/engine/model/terms/one-line.ts'
import { openEngine } from '../../../support/engine.ts'
import { readFindings } from '../../../support/read-findings.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

// A note or a title may hold whatever a person, or another program, once wrote.
const pieces = [
  '|',
  '\\',
  '"',
  "'",
  '=',
  '+',
  '-',
  '@',
  ',',
  ';',
  '&',
  '<',
  '`',
  '*',
  ' ',
  '\t',
  '\n',
  '#',
  '0',
  '\r\n',
  '<br>',
  '&lt;',
  '&amp;',
  '[三体](https://a.example)',
  'https://b.example/x',
  '提取码：abcd',
  '三体',
  '{"a":1}',
  '---',
  '| --- |',
  'null',
  '无',
  '\u2028',
  '😀',
  '链接',
]
const piece = fc.constantFrom(...pieces)
const text = fc
  .oneof(
    fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'grapheme' }),
  )
  // What a person writes is trimmed, SQLite ends a text at a zero, and no file carries control characters.
  .map((written) => visible(written.replaceAll('\0', '')).trim())
const code = fc.stringMatching(/^[A-Za-z0-9]{4}$/)
const id = fc.stringMatching(/^[a-f0-9]{12}$/)
const address = fc.oneof(
  id.map((share) => `https://pan.quark.cn/s/${share}`),
  id.map((share) => `https://pan.baidu.com/s/1${share}`),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
)
const input = fc.record({
  title: text.map((written) => written || '三体'),
  url: address,
  passcode: fc.oneof(fc.constant(''), code),
  category: text.map((written) => written.slice(0, 90).trim()),
  note: text,
})

let folder: ReturnType<typeof temporaryFolder>
let engine: Engine

beforeAll(() => {
  folder = temporaryFolder()
  engine = openEngine({ dataFolder: folder.path }).engine
})

afterAll(async () => {
  await engine.stop()
  folder[Symbol.dispose]()
})

type Kept = Pick<
  Resource,
  'title' | 'url' | 'provider' | 'shareId' | 'passcode' | 'category' | 'note'
>

function kept({ title, url, provider, shareId, passcode, category, note }: Kept): Kept {
  return { title, url, provider, shareId, passcode, category, note }
}

async function* onePage(resources: readonly Resource[]) {
  yield resources
}

test.each(['csv', 'json', 'markdown'] as const)(
  'what was exported as %s comes back whole, without a word about its name',
  async (format: ExportFormat) => {
    const inputs = fc.uniqueArray(input, {
      minLength: 1,
      maxLength: 8,
      selector: ({ url }) => url.toLowerCase(),
    })
    await fc.assert(
      fc.asyncProperty(inputs, async (written) => {
        const known = engine.resources.list(all).map(({ id }) => id)
        if (known.length > 0) engine.resources.delete(known)
        for (const each of written) {
          try {
            engine.resources.add(each)
          } catch {
            // Two of the addresses may be one share, or none.
          }
        }
        const before = engine.resources.list(all)
        fc.pre(before.length > 0)
        let file = ''
        for await (const part of exportText(onePage(before), format)) file += part
        const { candidates, unreadable } = await readFindings({ content: file })
        const after = candidates.map(({ link, ...texts }) => kept({ ...link, ...texts }))
        expect(after).toEqual(before.map(kept))
        expect(unreadable).toEqual([])
      }),
      { numRuns: 200, examples: [[[tableInANote]], [[{ ...tableInANote, note: "'0" }]]] },
    )
  },
)

// A table within a cell is not the file's own.
const tableInANote = {
  title: '三体',
  url: 'https://a.example/,a',
  passcode: '',
  category: '',
  note: '|\n| --- |\n|',
}

const all = { filter: {}, order: 'added', descending: false, limit: 100 } as const
