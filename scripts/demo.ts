// A throw-away Pansentry: simulated drives on 127.0.0.1, 300 sample resources, two weeks of history, an account that saves.
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { prepareDemo } from '../test/support/demo.ts'
import { sampleHosts } from '../test/support/sample-drives.ts'

const demo = await prepareDemo({ nights: 14, resources: 300, hasSaving: true })
console.log(`Demo data in ${demo.dataFolder}; it is removed when Pansentry quits.`)
console.log(`Simulated on 127.0.0.1: ${sampleHosts.join(', ')}.`)
console.log('Links of other drives that you add here are asked at those drives.')
console.log(
  'The page Saving has an account, and tasks that ask you; nothing of it leaves this machine.',
)
console.log('Press “Check now” on the Overview: the check takes about a minute here.')

const start = join(import.meta.dirname, 'start.mjs')
const child = spawn(process.execPath, [start, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, ...demo.environment },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => child.kill(signal))
child.on('exit', (code) => {
  rmSync(demo.dataFolder, { recursive: true, force: true })
  process.exit(code ?? 1)
})
