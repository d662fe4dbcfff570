import { expect, test } from 'vitest'
import { checkJobId } from '../../../../electron/engine/model/terms/job-ids.ts'
import { openEngine } from '../../../support/engine.ts'
import {
  addScript,
  differences,
  everything,
  nightly,
  textOf,
  two,
} from '../../../support/jobs/two-computers.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

test('what a file changed is undone, once', () =>
  two(async (here, there) => {
    addScript(here)
    here.jobs.edit(checkJobId, { trigger: nightly, paramChanges: { timeoutSeconds: 40 } })
    here.jobs.pause('back_up_database', true)
    here.settings.update({ timeZone: 'Asia/Tokyo', checkSpeed: 'slow' })
    const [text, before] = [textOf(here), textOf(there)]
    const { undo } = there.moves.jobsFile.take(everything(there, text))
    expect(differences(there, text)).toEqual([])
    expect(there.moves.jobsFile.restore(undo ?? 0)).toEqual({ jobs: 3, settings: 2 })
    expect(there.jobs.has('greet')).toBe(false)
    expect(differences(there, before)).toEqual([])
    expect(there.settings.get()).toMatchObject({ timeZone: 'system', checkSpeed: 'standard' })
    expect(() => there.moves.jobsFile.restore(undo ?? 0)).toThrow(
      expect.objectContaining({ code: 'UNDO_GONE' }),
    )
  }))

test('what was changed again since stays as it is', () =>
  two(async (here, there) => {
    addScript(here)
    here.jobs.pause('back_up_database', true)
    here.settings.update({ timeZone: 'Asia/Tokyo', checkSpeed: 'slow' })
    const { undo } = there.moves.jobsFile.take(everything(there, textOf(here)))
    there.jobs.edit('greet', { name: 'Mine' })
    there.settings.update({ checkSpeed: 'fast' })
    expect(there.moves.jobsFile.restore(undo ?? 0)).toEqual({ jobs: 1, settings: 1 })
    expect(there.jobs.get('greet').name).toBe('Mine')
    expect(there.jobs.get('back_up_database').paused).toBe(false)
    expect(there.settings.get()).toMatchObject({ timeZone: 'system', checkSpeed: 'fast' })
  }))

test('it can be undone after the next start', async () => {
  using folder = temporaryFolder()
  const first = openEngine({ dataFolder: folder.path })
  const file = { format: 'pansentry-jobs', version: 1, jobs: [], settings: { checkSpeed: 'slow' } }
  const choice = { text: JSON.stringify(file), jobs: [], settings: ['checkSpeed'] }
  const { undo } = first.engine.moves.jobsFile.take(choice)
  await first.engine.stop()
  const { engine } = openEngine({ dataFolder: folder.path })
  expect(engine.moves.jobsFile.restore(undo ?? 0)).toEqual({ jobs: 0, settings: 1 })
  expect(engine.settings.get().checkSpeed).toBe('standard')
  await engine.stop()
})
