import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readOrigins } from '../../../../../electron/engine/links/requests/origins.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'origins-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function read(text: string): Map<string, string> {
  const file = join(folder, 'origins.json')
  writeFileSync(file, text)
  return readOrigins(file)
}

describe('readOrigins', () => {
  test('reads which origin is asked instead of which', () => {
    expect(read('{"https://Drive-PC.quark.cn/": "http://127.0.0.1:4101"}')).toEqual(
      new Map([['https://drive-pc.quark.cn', 'http://127.0.0.1:4101']]),
    )
  })

  test.each([
    ['broken JSON', '{', /could not be read as JSON/],
    ['a list', '[]', /must be a JSON object/],
    ['a number as target', '{"https://a.test":1}', /must be a JSON object/],
    ['a host without a scheme', '{"a.test":"http://127.0.0.1:1"}', /“a.test” .* is not an origin/],
    ['a path', '{"https://a.test":"http://127.0.0.1:1/x"}', /is not an origin/],
    ['another scheme', '{"https://a.test":"file:///etc"}', /is not an origin/],
  ])('refuses %s with a sentence that names the file', (_name, text, sentence) => {
    expect(() => read(text)).toThrow(sentence)
    expect(() => read(text)).toThrow('origins.json')
  })

  test('refuses a file that is not there', () => {
    expect(() => readOrigins(join(folder, 'none.json'))).toThrow(/none\.json could not be read/)
  })
})
