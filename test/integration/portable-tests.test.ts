import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const cwd = join(import.meta.dirname, '../..')

/** What not every system has, as a test would write it, with an example. */
const kinds = [
  [
    'a test that is skipped',
    /\b(?:skipIf|runIf)\(|\b(?:test|it|describe)\.skip\b/,
    'test.skipIf(x)',
  ],
  ['a system that is asked for', /\bprocess\.(?:platform|getuid)\b/, 'process.platform'],
  [
    'a program of POSIX',
    /(?:\(|program: |'--', )'(?:\/bin\/\w+|sh|bash|cat|cp|echo|env|false|kill|ls|mv|printf|python3?|rm|sleep|touch|true)'/,
    "spawn('echo')",
  ],
  ['a shell', /\.shell\(/, 'command.shell(script, folder)'],
  ['modes and owners', /\b(?:chmod|chown)Sync\(|\.mode & /, 'statSync(file).mode & 0o777'],
  ['a signal that ends nothing everywhere', /\bkill\([^)]*'SIG(?!KILL)/, "child.kill('SIGTERM')"],
  ['a link, which Windows makes for few', /\bsymlinkSync\((?!.*'junction')/, 'symlinkSync(a, b)'],
  ['a folder of POSIX', /\b(?:\w+Sync|join)\('\/(?:dev|etc|proc|tmp)\b/, "join('/tmp', name)"],
  ['lines that end in one way', /\.split\('\\n'\)/, String.raw`text.split('\n')`],
] as const

/** A text without what `describeOn` keeps for one system. */
const everywhere = (text: string) => text.replaceAll(/^( *)describeOn\([^]*?^\1\}\)$/gm, '')

const files = globSync('test/{unit,integration}/**/*.test.{ts,tsx}', { cwd })
const texts = files
  .filter((file) => !file.endsWith('portable-tests.test.ts'))
  .map((file) => [file, everywhere(readFileSync(join(cwd, file), 'utf8'))] as const)

describe.each(kinds)('%s', (_, pattern, example) => {
  test('stands in no test that runs everywhere', () => {
    expect(texts.filter(([, text]) => pattern.test(text)).map(([file]) => file)).toEqual([])
  })

  test('is found, but not where one system is named', () => {
    expect(example).toMatch(pattern)
    const named = `describeOn('POSIX', 'x', () => {\n  ${example}\n})\n`
    expect(everywhere(named)).toBe('\n')
  })
})

test('the tests are read', () => {
  expect(texts.length).toBeGreaterThan(200)
})
