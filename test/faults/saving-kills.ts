// `npm run test:saving-kills`: ends eleven kinds of saving runs at each of their requests, before it is sent and before its
// answer is heard, runs them again, and says where anything is there twice or not at all.
import { killEverywhere } from '../support/saving/kills.ts'
import { scenes } from '../support/saving/scenes.ts'

let troubles = 0
for (const scene of scenes) {
  const { findings, kills } = await killEverywhere(scene)
  troubles += findings.length
  console.log(`${scene.name}: ${kills} kills, ${findings.length} troubles`)
  for (const { index, trouble, when } of findings)
    console.log(`  ${when} request ${index}: ${trouble}`)
}
process.exitCode = troubles > 0 ? 1 : 0
