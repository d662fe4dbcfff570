// `npm run test:saving-kills`: ends eleven kinds of saving runs at each of their requests, before it is sent and before its
// answer is heard, runs them again, and says where anything is there twice or not at all. `-- better 3` plays the scenes
// with that word alone, and ends them at every third request.
import { killEverywhere } from '../support/saving/kills.ts'
import { scenes } from '../support/saving/scenes.ts'

const [, , word = '', stride = '1'] = process.argv
let troubles = 0
for (const scene of scenes.filter(({ name }) => name.includes(word))) {
  const { findings, kills } = await killEverywhere(scene, Number(stride))
  troubles += findings.length
  console.log(`${scene.name}: ${kills} kills, ${findings.length} troubles`)
  for (const { index, trouble, when } of findings)
    console.log(`  ${when} request ${index}: ${trouble}`)
}
process.exitCode = troubles > 0 ? 1 : 0
