// `npm run fixtures -- FILE`: checks the link of every scenario of a file of exchanges against simulated drives
// on 127.0.0.1 and says where the verdict differs from the one written there.
import { readFixtures } from '../test/support/drives/fixtures.ts'
import { type Judgement, judge, scenariosOf } from '../test/support/drives/scenarios.ts'

const [, , file] = process.argv
if (file === undefined) {
  console.error('Usage: npm run fixtures -- FILE')
  process.exit(2)
}
const judgements: Judgement[] = []
for (const scenario of scenariosOf(readFixtures(file))) judgements.push(await judge(scenario))
for (const [group, judged] of Map.groupBy(judgements, ({ group }) => group)) {
  console.log(group)
  for (const judgement of judged) console.log(`  ${lineOf(judgement)}`)
  console.log(`  ${totals(judged)}`)
}
console.log(`All: ${totals(judgements)}`)
process.exitCode = judgements.some(({ outcome }) => outcome === 'differs') ? 1 : 0

function lineOf({ scenario, outcome, expected, got }: Judgement): string {
  if (outcome === 'not_called')
    return `– ${scenario}: expected ${expected}; other endpoint, not called`
  return `${outcome === 'agrees' ? '✓' : '✗'} ${scenario}: expected ${expected}, got ${got}`
}

function totals(judged: readonly Judgement[]): string {
  const count = (wanted: Judgement['outcome']) =>
    judged.filter(({ outcome }) => outcome === wanted).length
  return `${count('agrees')} agree, ${count('differs')} differ, ${count('not_called')} other endpoint, not called`
}
