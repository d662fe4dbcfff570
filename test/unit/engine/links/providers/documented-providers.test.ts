import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkParams } from '../../../../../electron/engine/links/checks/check-params.ts'
import { paceOf } from '../../../../../electron/engine/model/params/pace.ts'
import { providers } from '../../../../../electron/engine/model/provider.ts'
import { entriesOf } from '../../../../support/catalogues.ts'

const root = join(import.meta.dirname, '../../../../..')
const read = (name: string) => readFileSync(join(root, name), 'utf8')
const page = read('docs/providers.md')

test('every provider has its section in docs/providers.md, and no other has', () => {
  const sections = page
    .match(/^## .*$/gm)
    ?.flatMap((heading) => [...heading.matchAll(/\(`(.+?)`\)/g)])
  expect(sections?.map(([, id]) => id).toSorted()).toEqual([...providers].toSorted())
})

test('its table of paces is what the check job does by default', () => {
  const params = checkParams.parse({})
  const rows = providers
    .filter((id) => params.lanes[id])
    .map((id) => {
      const { pauseMinSeconds, pauseMaxSeconds, concurrency, perDay } = paceOf(
        params,
        params.lanes,
        id,
      )
      const day = perDay ?? 'any number'
      return `| \`${id}\` | ${pauseMinSeconds}–${pauseMaxSeconds} s | ${concurrency} | ${day} |`
    })
  const [, section = ''] = page.split(/^## Pace$/m)
  expect(section.split(/^## /m)[0]?.match(/^\| `.*$/gm)).toEqual(rows)
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
