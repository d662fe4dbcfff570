import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkParams } from '../../../../../electron/engine/links/checks/check-params.ts'
import { paceOf } from '../../../../../electron/engine/model/params/pace.ts'
import { providers } from '../../../../../electron/engine/model/provider.ts'
import { entriesOf } from '../../../../support/catalogues.ts'

const root = join(import.meta.dirname, '../../../../..')
const read = (name: string) => readFileSync(join(root, name), 'utf8')

describe.each([
  ['docs/providers.md', 'Pace', 'any number'],
  ['docs/zh-CN/providers.md', '节奏', '不限'],
])('%s', (name, heading, anyNumber) => {
  const page = read(name)

  test('has a section for every provider, and for no other', () => {
    const sections = page
      .match(/^## .*$/gm)
      ?.flatMap((title) => [...title.matchAll(/[(（]`(.+?)`[)）]/g)])
    expect(sections?.map(([, id]) => id).toSorted()).toEqual([...providers].toSorted())
  })

  test('has a table of paces that says what the check job does by default', () => {
    const params = checkParams.parse({})
    const rows = providers
      .filter((id) => params.lanes[id])
      .map((id) => {
        const { pauseMinSeconds, pauseMaxSeconds, concurrency, perDay } = paceOf(
          params,
          params.lanes,
          id,
        )
        const day = perDay ?? anyNumber
        return `| \`${id}\` | ${pauseMinSeconds}–${pauseMaxSeconds} s | ${concurrency} | ${day} |`
      })
    const [, section = ''] = page.split(`\n## ${heading}\n`)
    expect(section.split(/^## /m)[0]?.match(/^\| `.*$/gm)).toEqual(rows)
  })
})

describe.each([
  ['README.md', 'en'],
  ['README.zh-CN.md', 'zh-CN'],
] as const)('%s', (name, language) => {
  test('names every drive as the page does', () => {
    const text = read(name).replace(/\s+/g, ' ')
    const drives = providers.filter((id) => id !== 'web').map((id) => `provider.${id}`)
    const names = entriesOf(language).filter(({ key }) => drives.includes(key))
    expect(names).toHaveLength(drives.length)
    expect(names.filter((drive) => !text.includes(drive.text))).toEqual([])
  })
})
