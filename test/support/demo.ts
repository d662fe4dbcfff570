import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkJobId } from '../../electron/engine/model/terms/job-ids.ts'
import type { StoredSettings } from '../../electron/engine/settings.ts'
import { liveThroughNights, ShiftedClock } from './drives/sample-history.ts'
import { sampleLibrary } from './drives/sample-library.ts'
import { openEngine } from './engine.ts'
import { sampleDrives, sampleHosts } from './sample-drives.ts'
import { saveInDemo } from './saving/demo-saving.ts'
import { withSaving } from './saving/sample-saving.ts'
import { SimulatedSavingDrive } from './saving/simulated-saving-drive.ts'
import { SimulatedDrives } from './simulated-drives.ts'

export type Demo = {
  readonly dataFolder: string
  /** What a Pansentry needs to open the demo's data and ask its drives. */
  readonly environment: Readonly<Record<'PANSENTRY_DATA_DIR' | 'PANSENTRY_ORIGINS', string>>
  readonly drives: SimulatedDrives
}

// Quick enough to watch: some 300 links in a minute.
const demoPace = {
  lanes: {},
  pauseMinSeconds: 0.05,
  pauseMaxSeconds: 0.15,
  restSeconds: 0.3,
  backOffSeconds: 0.2,
  timeoutSeconds: 3,
}

/** Fills a new data folder with a library that the engine itself has checked night after night. */
export async function prepareDemo(size: {
  readonly nights: number
  readonly resources: number
  readonly settings?: Partial<StoredSettings>
  /** When its last night has passed, in milliseconds since 1970; now if left out. */
  readonly today?: number
  /** An account that saves, with tasks and what they did. */
  readonly hasSaving?: boolean
}): Promise<Demo> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'pansentry-demo-'))
  const library = sampleLibrary(size.resources)
  const shares = new Map(library.map((share) => [share.key, share]))
  let tonight = 0
  let latencyMs = () => 0
  const drive = new SimulatedSavingDrive()
  const drives = await SimulatedDrives.start(
    withSaving(
      sampleDrives(
        (key) => shares.get(key)?.fateOn(tonight) ?? 'not_found',
        () => latencyMs(),
      ),
      drive,
    ),
    sampleHosts,
  )
  const originsFile = join(dataFolder, 'origins.json')
  writeFileSync(originsFile, JSON.stringify(Object.fromEntries(drives.origins)))

  const clock = new ShiftedClock()
  const today = size.today ?? Date.now()
  const { engine } = openEngine({ dataFolder, origins: drives.origins, clock })
  clock.setTo(today - (size.nights + 1) * 24 * 3600_000)
  for (const { title, url, passcode, category } of library) {
    engine.resources.add({ title, url, passcode, category, note: '' })
  }
  await liveThroughNights(engine, clock, size.nights, today, (night) => {
    tonight = night
  })
  tonight = size.nights
  latencyMs = () => 20 + Math.random() * 80
  engine.jobs.setParams(checkJobId, demoPace)
  engine.settings.update(size.settings ?? {})
  await engine.stop()
  if (size.hasSaving) await saveInDemo({ dataFolder, origins: drives.origins, drive, today })
  return {
    dataFolder,
    environment: { PANSENTRY_DATA_DIR: dataFolder, PANSENTRY_ORIGINS: originsFile },
    drives,
  }
}
