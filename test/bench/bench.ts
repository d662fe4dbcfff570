// `npm run bench [-- web million library page lanes staleness staleness-machines reading import scheduler workers workers-million app]`: tables to read, then all figures as one JSON on stdout.
// Ratios are against something run beside it; absolute times are this machine's.
import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'
import { benchApp } from './app.ts'
import { benchImport } from './import.ts'
import { benchLanes } from './lanes.ts'
import { benchLibrary } from './library.ts'
import { benchMillion } from './million.ts'
import { benchPage } from './page.ts'
import { benchReading } from './reading.ts'
import { benchScheduler } from './scheduler.ts'
import { benchStaleness, benchStalenessOfMachines } from './staleness.ts'
import { printTable } from './table.ts'
import { benchWeb } from './web.ts'
import { benchMillionWorkers, benchWorkers } from './workers/workers.ts'

const benches = {
  reading: () => benchReading(),
  import: () => benchImport(),
  web: () => benchWeb(),
  million: () => benchMillion(),
  library: () => benchLibrary(),
  page: () => benchPage(),
  lanes: () => benchLanes(),
  staleness: () => benchStaleness(),
  'staleness-machines': () => benchStalenessOfMachines(),
  scheduler: () => benchScheduler(),
  workers: () => benchWorkers(),
  'workers-million': () => benchMillionWorkers(),
  app: () => benchApp(),
}

type Name = keyof typeof benches

const names = process.argv.slice(2)
const unknown = names.filter((name) => !(name in benches))
if (unknown.length > 0) {
  console.error(
    `No bench is called ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`,
  )
  process.exit(2)
}
const chosen = (Object.keys(benches) as Name[]).filter(
  (name) => names.length === 0 || names.includes(name),
)

if (chosen.includes('app') && process.platform === 'linux' && !process.env['DISPLAY']) {
  const { status } = spawnSync('xvfb-run', ['-a', process.execPath, ...process.argv.slice(1)], {
    stdio: 'inherit',
  })
  process.exit(status ?? 1)
}

const figures: Record<string, unknown> = {
  node: process.version,
  cpu: `${cpus().length} × ${cpus()[0]?.model}`,
}
for (const name of chosen) {
  const measured = await benches[name]()
  figures[name] = measured
  printTable(name, measured)
}
console.log(
  JSON.stringify(
    figures,
    (_, value) => (typeof value === 'number' ? Math.round(value * 100) / 100 : value),
    2,
  ),
)
