// `npm run bench`: figures as JSON. Ratios are against something run beside it; absolute times are this machine's.
import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'
import { benchApp } from './app.ts'
import { benchCampaign } from './campaign.ts'
import { benchImport } from './import.ts'
import { benchScheduler } from './scheduler.ts'
import { benchStaleness } from './staleness.ts'

if (process.platform === 'linux' && !process.env['DISPLAY']) {
  const { status } = spawnSync('xvfb-run', ['-a', process.execPath, ...process.argv.slice(1)], {
    stdio: 'inherit',
  })
  process.exit(status ?? 1)
}

const figures = {
  node: process.version,
  cpu: `${cpus().length} × ${cpus()[0]?.model}`,
  import: await benchImport(),
  campaign: await benchCampaign(),
  staleness: benchStaleness(),
  scheduler: await benchScheduler(),
  app: await benchApp(),
}
console.log(
  JSON.stringify(
    figures,
    (_, value) => (typeof value === 'number' ? Math.round(value * 100) / 100 : value),
    2,
  ),
)
