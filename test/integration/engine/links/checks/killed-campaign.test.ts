import { type ChildProcess, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkJobId } from '../../../../../electron/engine/model/terms/job-ids.ts'
import { openEngine, runEnded } from '../../../../support/engine.ts'
import { sampleDrives, sampleHosts } from '../../../../support/sample-drives.ts'
import { SimulatedDrives } from '../../../../support/simulated-drives.ts'
import { temporaryFolder } from '../../../../support/temporary-folder.ts'

const count = 40

/** Starts an engine in a process of its own and lets it begin a check. */
function startProcess(dataFolder: string, originsFile: string): Promise<ChildProcess> {
  const script = join(import.meta.dirname, '../../../../support/processes/engine-process.ts')
  const child = spawn(process.execPath, [script, dataFolder, originsFile, 'run'])
  let output = ''
  return new Promise((resolve, reject) => {
    child.stderr.on('data', (chunk) => {
      output += String(chunk)
    })
    child.stdout.on('data', () => resolve(child))
    child.once('exit', () => reject(new Error(output)))
  })
}

test('SIGKILL in mid-run: the run is interrupted, no row is lost, and the rest is checked', async () => {
  using folder = temporaryFolder()
  await using drives = await SimulatedDrives.start(
    sampleDrives((id) => (Number(id.slice(-4)) % 4 === 0 ? 'deleted' : 'valid')),
    sampleHosts,
  )
  const originsFile = join(folder.path, 'origins.json')
  writeFileSync(originsFile, JSON.stringify(Object.fromEntries(drives.origins)))

  const before = openEngine({ dataFolder: folder.path }).engine
  before.start()
  const pace = { pauseMinSeconds: 0.02, pauseMaxSeconds: 0.02, restSeconds: 0, lanes: {} }
  before.jobs.setParams(checkJobId, pace)
  const ids = Array.from({ length: count }, (_, index) => {
    const url = `https://pan.quark.cn/s/a1b2c3d4${index.toString().padStart(4, '0')}`
    return before.resources.add({ title: `t${index}`, url, passcode: '', category: '', note: '' })
      .id
  })
  await before.stop()

  const child = await startProcess(folder.path, originsFile)
  // Two requests a share, so some ten shares are through.
  await expect.poll(() => drives.exchanges.length).toBeGreaterThan(20)
  const died = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await died

  const { engine } = openEngine({ dataFolder: folder.path, origins: drives.origins })
  const checkedBefore = ids.filter((id) => engine.resources.checks(id, 10).length > 0).length
  expect(checkedBefore).toBeGreaterThan(5)
  expect(checkedBefore).toBeLessThan(count)
  engine.start()
  const [resumed, killed] = engine.runs.list({ limit: 10 })
  expect(killed).toMatchObject({ cause: 'manual', outcome: 'interrupted' })
  expect(resumed).toMatchObject({ cause: 'startup', outcome: null })
  await runEnded(engine, resumed?.id ?? 0)
  expect(engine.runs.get(resumed?.id ?? 0)).toMatchObject({
    outcome: 'succeeded',
    done: count,
    total: count,
  })
  expect(ids.map((id) => engine.resources.checks(id, 10).length)).toEqual(ids.map(() => 1))
  expect(engine.resources.health()).toMatchObject({ alive: 30, dead: 10, unchecked: 0 })
  await engine.stop()
})
