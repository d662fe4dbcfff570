// `npm run renames -- FILE`: names the files of every case of a file and says where that differs from what is written
// there, by tag; prose is compared by the readings of test/support/saving/rename-readings.ts.
import { type RenameCase, readRenameCases } from '../test/support/saving/rename-cases.ts'
import { type Judgement, judgeRenames } from '../test/support/saving/rename-judgement.ts'

const [, , file] = process.argv
if (file === undefined) {
  console.error('Usage: npm run renames -- FILE')
  process.exit(2)
}
const judgements = readRenameCases(file).map(judgeRenames)
const tags = [...new Set(judgements.flatMap(({ each }) => each.tags))].toSorted()
for (const tag of tags) {
  const ofTag = judgements.filter(({ each }) => each.tags.includes(tag))
  console.log(`${tag}: ${totals(ofTag)}`)
}
const withWanted = judgements.filter(({ each }) => each.wanted !== undefined)
console.log('\nRead as')
for (const [sentence, judged] of Map.groupBy(withWanted, ({ each }) => each.wanted ?? '')) {
  const isUnread = judged.some(({ outcome }) => outcome === 'unread')
  console.log(
    `  “${sentence}”\n    ${isUnread ? 'not read' : judged[0]?.expected}: ${totals(judged)}`,
  )
}
for (const { each, expected, got, outcome } of judgements) {
  if (outcome === 'agrees') continue
  console.log(
    `\n${each.id} ${outcome}: ${caseText(each)}\n  expected ${expected}\n  got      ${got}`,
  )
}
console.log(`\nAll: ${totals(judgements)}`)
process.exitCode = judgements.some(({ outcome }) => outcome === 'differs') ? 1 : 0

function caseText({ pattern, replace, source }: RenameCase): string {
  return `“${pattern}” → “${replace}”, ${source.map(({ name }) => name).join(' | ')}`
}

function totals(judged: readonly Judgement[]): string {
  const count = (wanted: Judgement['outcome']) =>
    judged.filter(({ outcome }) => outcome === wanted).length
  const [wrong, unread] = [count('held-wrong'), count('unread')]
  return `${count('agrees')} agree, ${count('differs')} differ${wrong ? `, ${wrong} held wrong` : ''}${unread ? `, ${unread} not read` : ''}`
}
