// One measured process: node scheduler-process.ts empty|engine|croner <data folder>
import { Cron } from 'croner'
import type { Job } from '../../electron/engine/scheduler/job.ts'
import { writeTime } from '../../electron/engine/time/time-text.ts'
import { noLog, openEngine } from '../support/engine.ts'
import { scheduledJob } from '../support/jobs/scheduled-job.ts'

export type SchedulerFigures = {
  readonly registerMs: number
  readonly rssMiB: number
  /** Of one core, over 65 seconds: two polls of an armed croner object lie within. */
  readonly idleCpuPercent: number
  /** How late 1,000 jobs due at once began. */
  readonly latenessMs: { readonly p50: number; readonly p99: number } | null
}

const jobCount = 10_000
const atOnceCount = 1000
const idleMs = Number(process.env['BENCH_IDLE_MS'] ?? 65_000)
const settleMs = 3000
const zone = 'Asia/Shanghai'

const begin = Date.now()
const dueAt = begin + idleMs + settleMs + 15_000

const [, , mode = '', dataFolder = ''] = process.argv
if (mode === 'croner') await measureCroner()
else await measureEngine(mode === 'engine')

async function measureCroner(): Promise<void> {
  const start = performance.now()
  const armed = Array.from({ length: jobCount }, (_, index) => {
    return new Cron(patternOf(index), { timezone: zone }, () => {})
  })
  const idle = await measureIdle(performance.now() - start)
  for (const cron of armed) cron.stop()
  report({ ...idle, latenessMs: null })
}

async function measureEngine(withJobs: boolean): Promise<void> {
  const latenesses: number[] = []
  const jobs = withJobs
    ? Array.from({ length: jobCount }, (_, index) => job(index, latenesses))
    : []
  const { engine } = openEngine({ dataFolder, jobs, log: noLog })
  engine.settings.update({ timeZone: zone })
  const start = performance.now()
  engine.start()
  const idle = await measureIdle(performance.now() - start)
  if (!withJobs) return finish(idle, null)
  while (latenesses.length < atOnceCount && Date.now() < dueAt + 30_000) await wait(100)
  if (latenesses.length !== atOnceCount) throw new Error(`${latenesses.length} jobs ran`)
  const sorted = latenesses.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0
  return finish(idle, { p50: at(0.5), p99: at(0.99) })

  async function finish(figures: typeof idle, latenessMs: SchedulerFigures['latenessMs']) {
    await wait(1000)
    await engine.stop()
    report({ ...figures, latenessMs })
  }
}

function job(index: number, latenesses: number[]): Job {
  if (index >= atOnceCount) {
    return scheduledJob(`job-${index}`, { kind: 'cron', crontab: patternOf(index) })
  }
  return scheduledJob(`job-${index}`, { kind: 'date', runAt: writeTime(dueAt) }, {}, () => {
    latenesses.push(Date.now() - dueAt)
    return Promise.resolve()
  })
}

/** 720 daily times, none within the next hours. */
function patternOf(index: number): string {
  const time = new Date(begin + 3 * 3600_000 + (index % 720) * 60_000)
  return `${time.getUTCMinutes()} ${(time.getUTCHours() + 8) % 24} * * *`
}

async function measureIdle(registerMs: number) {
  await wait(settleMs)
  const before = process.cpuUsage()
  const start = performance.now()
  await wait(idleMs)
  const { user, system } = process.cpuUsage(before)
  const idleCpuPercent = (user + system) / 10 / (performance.now() - start)
  return { registerMs, rssMiB: process.memoryUsage.rss() / 1024 / 1024, idleCpuPercent }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

function report(figures: SchedulerFigures): void {
  console.log(JSON.stringify(figures))
}
