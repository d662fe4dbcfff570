import { temporaryFolder } from '../support/temporary-folder.ts'
import { childFigures } from './child-figures.ts'
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
  return childFigures<SchedulerFigures>('scheduler-process.ts', [mode, folder.path])
}
