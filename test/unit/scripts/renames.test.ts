import { expect, test } from 'vitest'
import { renameCaseSchema } from '../../support/saving/rename-cases.ts'
import { judgeRenames } from '../../support/saving/rename-judgement.ts'

/** A case with one file, which the old program called `old`. */
function judged(name: string, rule: readonly [string, string], old: string, wanted?: string) {
  return judgeRenames(
    renameCaseSchema.parse({
      id: 'own',
      taskname: '长夜',
      pattern: rule[0],
      replace: rule[1],
      now: '2026-01-10',
      existing: [],
      source: [{ name, updated_at: 0, dir: false }],
      qas: { results: [{ source: name, outcome: 'save', name: old }] },
      wanted,
    }),
  ).outcome
}

const number = 'when {E} or {I} has no value keep the original name and say so'

test.each([
  ['the name that is expected', '第3集.mp4', ['$TV', ''], 'E3.mp4', undefined, 'agrees'],
  ['another name', '第3集.mp4', ['$TV', ''], 'E03.mp4', undefined, 'differs'],
  ['its own name, told why', '花絮.mp4', ['', 'E{E}.{EXT}'], 'E.mp4', number, 'agrees'],
  ['its own name, as the rule has it', '花絮.mp4', ['', ''], 'E.mp4', number, 'differs'],
  ['a refusal', '1.mp4', ['(', ''], '', 'refuse it when the task is saved', 'agrees'],
  ['no refusal', '1.mp4', ['1', ''], '', 'refuse it when the task is saved', 'differs'],
  ['what nobody can read', '1.mp4', ['1', ''], '1.mp4', 'make it better', 'unread'],
] as const)('%s', (_, name, rule, old, wanted, outcome) => {
  expect(judged(name, rule, old, wanted)).toBe(outcome)
})
