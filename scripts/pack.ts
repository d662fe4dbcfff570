// Packs the built app into a folder of release/, with the Electron that `npm start` runs.
import { build, packedWith, runtimeAtHand } from './packaging/builder.ts'
import { explained } from './packaging/explained.ts'

await explained(async () => {
  const runtime = await runtimeAtHand()
  build(runtime.version, ['--dir', ...packedWith(runtime)])
})
