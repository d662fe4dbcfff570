import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { temporaryFolder } from '../support/temporary-folder.ts'
import type { SchedulerFigures } from './scheduler-process.ts'

/** 10,000 jobs in an engine, beside as many armed croner objects and an engine without any. */
export async function benchScheduler() {
  const empty = await measure('empty')
  const engine = await measure('engine')
  const armedCroner = await measure('croner')
  return {
    engine,
    armedCroner,
    emptyEngineRssMiB: empty.rssMiB,
    rssOverEmptyEngineMiB: engine.rssMiB - empty.rssMiB,
    rssOfCronerMiB: armedCroner.rssMiB,
    idleCpuAgainstCroner: engine.idleCpuPercent / armedCroner.idleCpuPercent,
  }
}

/** Each in a process of its own, one after another, so that none disturbs the others' figures. */
async function measure(mode: 'empty' | 'engine' | 'croner'): Promise<SchedulerFigures> {
  using folder = temporaryFolder()
  const script = join(import.meta.dirname, 'scheduler-process.ts')
  const child = spawn(process.execPath, [script, mode, folder.path])
  let said = ''
  let wrong = ''
  child.stdout.on('data', (chunk) => {
    said += String(chunk)
  })
  child.stderr.on('data', (chunk) => {
    wrong += String(chunk)
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`The ${mode} scheduler ended with ${code}:\n${wrong}`)
  return JSON.parse(said) as SchedulerFigures
}
