// `npm run vectors -- FILE`: runs a file of trigger cases through the engine's own triggers and says where they differ.
import { judge, readVectors } from '../test/support/triggers/trigger-vectors.ts'

const [, , file] = process.argv
if (file === undefined) {
  console.error('Usage: npm run vectors -- FILE')
  process.exit(2)
}
const verdicts = readVectors(file).map(judge)
const differing = verdicts.filter(({ agrees }) => !agrees)
for (const { name, expected, got } of differing) {
  console.log(`${name}\n  expected ${JSON.stringify(expected)}\n  got      ${JSON.stringify(got)}`)
}
console.log(`${verdicts.length - differing.length} of ${verdicts.length} agree`)
process.exitCode = differing.length > 0 ? 1 : 0
