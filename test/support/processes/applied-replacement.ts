import { noSecrets } from '../../../electron/engine/model/secrets.ts'
import { applyReplacement } from '../../../electron/engine/moving/replacement.ts'

// Does what a start does before it opens the data folder it is given; whoever started it may kill it.
const [, , dataFolder = ''] = process.argv
process.send?.('begins')
await applyReplacement(dataFolder, noSecrets)
