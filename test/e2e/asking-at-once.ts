import { checkJobId } from '../../electron/engine/model/terms/job-ids.ts'
import { noPauses } from '../support/drives/no-pauses.ts'
import { openEngine } from '../support/engine.ts'
import type { SimulatedDrives } from '../support/simulated-drives.ts'
import { asking } from './pansentry.ts'

/** As `asking`, on a data folder whose pace was set to none before: they are no one’s drives. */
export async function askingAtOnce(
  drives: SimulatedDrives,
  dataFolder: string,
): Promise<Record<string, string>> {
  const { engine } = openEngine({ dataFolder })
  await engine.load()
  engine.jobs.setParams(checkJobId, noPauses)
  await engine.stop()
  return asking(drives, dataFolder)
}
