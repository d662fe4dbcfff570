// `npm run flows -- FILE`: plays a file of observed runs against a simulated drive through the real code, and says
// where what comes of them is another thing.
import { readFlows } from '../test/support/saving/flows/flow-case.ts'
import { type FlowVerdict, judgeFlows } from '../test/support/saving/flows/flow-verdict.ts'

const [, , file, only] = process.argv
if (file === undefined) {
  console.error('Usage: npm run flows -- FILE [ID]')
  process.exit(2)
}
const verdicts: FlowVerdict[] = []
const flows = readFlows(file).filter(({ id }) => only === undefined || id === only)
for await (const verdict of judgeFlows(flows)) {
  verdicts.push(verdict)
  print(verdict)
}
const tags = new Set(verdicts.flatMap((verdict) => verdict.tags))
for (const tag of [...tags].toSorted()) {
  const tagged = verdicts.filter((verdict) => verdict.tags.includes(tag))
  console.log(`${tag}: ${agreeing(tagged).length} of ${tagged.length} agree`)
}
for (const against of ['qas', 'wanted'] as const) {
  const some = verdicts.filter((verdict) => verdict.against === against)
  console.log(`compared with ${against}: ${agreeing(some).length} of ${some.length} agree`)
}
console.log(`${agreeing(verdicts).length} of ${verdicts.length} agree`)
process.exitCode = verdicts.some((each) => each.differs.length > 0 && each.heldWrong === '') ? 1 : 0

function agreeing(some: readonly FlowVerdict[]): readonly FlowVerdict[] {
  return some.filter(({ differs }) => differs.length === 0)
}

function print({ against, differs, heldWrong, id, read, title }: FlowVerdict): void {
  const state = differs.length === 0 ? 'agrees' : heldWrong === '' ? 'differs' : 'held wrong'
  console.log(`${id} ${state} with ${against}: ${title}`)
  if (read !== '') console.log(`  read as: ${read}`)
  for (const each of differs) console.log(`  ${each}`)
  if (heldWrong !== '') console.log(`  held wrong: ${heldWrong}`)
}
