// `npm run patterns -- [COUNT] [SEED]`: makes up patterns and compares what electron/engine/saving/pattern/ finds with
// what Python's own `re` does; needs python3.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { findAll } from '../electron/engine/saving/pattern/match.ts'
import { parsePattern } from '../electron/engine/saving/pattern/parse.ts'
import { PatternError } from '../electron/engine/saving/pattern/syntax.ts'

const count = Number(process.argv[2] ?? 6000)
const seed = Number(process.argv[3] ?? 7)

const atoms =
  String.raw`a b 1 . \d \w \s [ab] [^a] [0-9] 第 集 (a) (a|b) (?:ab) (?P<n>b) \b ^ $ \A \Z (?=a) (?!b) (?<=a)
  (?<!1) (?>a*) \1 (?i:A) (?s:.) \. [a-c1] (b*) x* (?(1)a|b) a++ \S \B`.split(/\s+/)
const amounts = [
  '',
  '',
  '',
  '',
  '*',
  '+',
  '?',
  '{2}',
  '{1,2}',
  '{,2}',
  '*?',
  '+?',
  '??',
  '*+',
  '{2,}',
]
const texts = [
  '',
  'a',
  'ab',
  'aab1',
  '第1集',
  'b1a b',
  'ababab',
  'a.mp4',
  'AaB1\n',
  '1_a-集 b',
  '😀ab',
  'xxab',
]

/** Park and Miller's generator: the same seed makes the same patterns. */
let state = seed
function below(limit: number): number {
  state = (state * 48_271) % 2_147_483_647
  return state % limit
}
const one = (list: readonly string[]) => list[below(list.length)] ?? ''

function made(depth = 0): string {
  return Array.from({ length: 1 + below(5) }, () => {
    const kind = below(100)
    if (kind < 12 && depth < 2) return `(${made(depth + 1)})${one(amounts)}`
    if (kind < 18 && depth < 2) return `(?:${made(depth + 1)}|${made(depth + 1)})${one(amounts)}`
    return one(atoms) + one(amounts)
  }).join('')
}

function answerOf(pattern: string): unknown {
  try {
    const parsed = parsePattern(pattern)
    return texts.map((text) => findAll(parsed, text))
  } catch (error) {
    if (error instanceof PatternError) return null
    return String(error)
  }
}

const patterns = Array.from({ length: count }, () => made())
const reader = join(import.meta.dirname, '../test/support/saving/python-matches.py')
const { error, status, stdout, stderr } = spawnSync('python3', [reader], {
  input: JSON.stringify({ patterns, texts }),
  encoding: 'utf8',
  maxBuffer: 1 << 30,
})
if (error || status !== 0) {
  console.error(`python3 did not answer: ${error?.message ?? stderr}`)
  process.exit(2)
}
const expected: unknown = JSON.parse(stdout)
const differing = patterns.flatMap((pattern, index) => {
  const [got, wanted] = [answerOf(pattern), Array.isArray(expected) ? expected[index] : undefined]
  const [text, other] = [JSON.stringify(got), JSON.stringify(wanted)]
  return text === other ? [] : [`${pattern}\n  python ${other}\n  here   ${text}`]
})
for (const text of differing) console.log(text)
console.log(`${count - differing.length} of ${count} agree`)
process.exitCode = differing.length > 0 ? 1 : 0
