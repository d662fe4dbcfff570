import { expect, test } from 'vitest'
import { scriptParamsSchema } from '../../../../electron/engine/model/params/script-params.ts'
import type { Secrets } from '../../../../electron/engine/model/secrets.ts'
import { checkJobId } from '../../../../electron/engine/model/terms/job-ids.ts'
import type { Trigger } from '../../../../electron/engine/model/trigger.ts'
import { openEngine } from '../../../support/engine.ts'
import {
  addScript,
  differences,
  edited,
  everything,
  nightly,
  textOf,
  two,
} from '../../../support/jobs/two-computers.ts'
import { refusal } from '../../../support/refusal.ts'
import { heldSecrets } from '../../../support/secrets/held-secrets.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const nothing = { jobs: [], settings: [] }

test('what a file changed is undone, once', () =>
  two(async (here, there) => {
    addScript(here)
    here.jobs.edit(checkJobId, { trigger: nightly, paramChanges: { timeoutSeconds: 40 } })
    here.jobs.pause('back_up_database', true)
    here.settings.update({ timeZone: 'Asia/Tokyo', checkSpeed: 'slow' })
    const [text, before] = [textOf(here), textOf(there)]
    const { undo } = there.moves.jobsFile.take(everything(there, text))
    expect(differences(there, text)).toEqual([])
    expect(there.moves.jobsFile.restore(undo ?? 0)).toEqual({
      jobs: 3,
      settings: 2,
      refused: nothing,
    })
    expect(there.jobs.has('greet')).toBe(false)
    expect(differences(there, before)).toEqual([])
    expect(there.settings.get()).toMatchObject({ timeZone: 'system', checkSpeed: 'standard' })
    expect(() => there.moves.jobsFile.restore(undo ?? 0)).toThrow(refusal('UNDO_GONE'))
  }))

test('what was changed again since stays as it is', () =>
  two(async (here, there) => {
    addScript(here)
    here.jobs.pause('back_up_database', true)
    here.settings.update({ timeZone: 'Asia/Tokyo', checkSpeed: 'slow' })
    const { undo } = there.moves.jobsFile.take(everything(there, textOf(here)))
    there.jobs.edit('greet', { name: 'Mine' })
    there.settings.update({ checkSpeed: 'fast' })
    expect(there.moves.jobsFile.restore(undo ?? 0)).toEqual({
      jobs: 1,
      settings: 1,
      refused: nothing,
    })
    expect(there.jobs.get('greet').name).toBe('Mine')
    expect(there.jobs.get('back_up_database').paused).toBe(false)
    expect(there.settings.get()).toMatchObject({ timeZone: 'system', checkSpeed: 'fast' })
  }))

test('what cannot be put back is named with the reason, and can be undone once more', () =>
  two((_, there) => {
    const params = { program: process.execPath }
    const script = (id: string, trigger: Trigger) =>
      ({ id, kind: 'script', name: id, trigger, params }) as const
    const afterFirst: Trigger = {
      kind: 'event',
      on: [{ kind: 'job', jobId: 'a-first', end: 'succeeded' }],
    }
    there.jobs.create(script('a-first', nightly))
    there.jobs.create(script('b-second', afterFirst))
    const text = edited(there, (file) => {
      file.jobs = [script('b-second', nightly), script('c-new', nightly)]
    })
    const { undo } = there.moves.jobsFile.take({
      text,
      jobs: ['b-second', 'c-new'],
      settings: [],
    })
    there.jobs.delete('a-first')
    const restore = () => there.moves.jobsFile.restore(undo ?? 0)
    const refused = [{ id: 'b-second', refusal: refusal('SCHEDULE_INVALID') }]
    expect(restore()).toEqual({ jobs: 1, settings: 0, refused: { jobs: refused, settings: [] } })
    expect(there.jobs.has('c-new')).toBe(false)
    expect(there.jobs.get('b-second').trigger).toEqual(nightly)
    there.jobs.create(script('a-first', nightly))
    expect(restore()).toEqual({ jobs: 1, settings: 0, refused: nothing })
    expect(there.jobs.get('b-second').trigger).toEqual(afterFirst)
    expect(restore).toThrow(refusal('UNDO_GONE'))
  }))

test('a job or setting that got a secret since stays, and so does the secret', () => {
  const secrets = heldSecrets()
  return two((here, there) => {
    addScript(here)
    addScript(here, 'other')
    addScript(there, 'other')
    there.jobs.edit('other', { params: { program: process.execPath } })
    here.settings.update({ proxy: 'http://127.0.0.1:3128' })
    const text = textOf(here)
    const { undo } = there.moves.jobsFile.take({
      text,
      jobs: ['greet', 'other'],
      settings: ['proxy'],
    })
    for (const id of ['greet', 'other']) {
      const { environment } = scriptParamsSchema.parse(there.jobs.get(id).params)
      there.jobs.edit(id, {
        paramChanges: { environment: { ...environment, TOKEN: 'typed since' } },
      })
    }
    const proxy = 'http://ann:sesame@127.0.0.1:3128'
    there.settings.update({ proxy })
    expect(there.moves.jobsFile.restore(undo ?? 0)).toEqual({
      jobs: 0,
      settings: 0,
      refused: nothing,
    })
    expect(differences(there, text)).toEqual([])
    expect([...secrets.held.values()]).toEqual(['typed since', 'typed since'])
    expect(there.settings.get().proxy).toBe(proxy)
  }, secrets)
})

test('while nobody can tell whether a secret was typed since, its job stays', () => {
  const secrets = heldSecrets()
  let isOpen = true
  const locked = { isOpen: false, hindrance: 'locked' } as const
  const lockable: Secrets = {
    ...secrets,
    state: () => (isOpen ? secrets.state() : locked),
    read: (name) => (isOpen ? secrets.read(name) : undefined),
  }
  return two((here, there) => {
    addScript(here)
    const { undo } = there.moves.jobsFile.take(everything(there, textOf(here)))
    const restore = () => there.moves.jobsFile.restore(undo ?? 0)
    isOpen = false
    const refused = [{ id: 'greet', refusal: refusal('SECRETS_UNKEPT') }]
    expect(restore()).toEqual({ jobs: 0, settings: 0, refused: { jobs: refused, settings: [] } })
    isOpen = true
    expect(restore()).toEqual({ jobs: 1, settings: 0, refused: nothing })
    expect(there.jobs.has('greet')).toBe(false)
  }, lockable)
})

test('it can be undone after the next start', async () => {
  using folder = temporaryFolder()
  const first = openEngine({ dataFolder: folder.path })
  const file = { format: 'pansentry-jobs', version: 1, jobs: [], settings: { checkSpeed: 'slow' } }
  const choice = { text: JSON.stringify(file), jobs: [], settings: ['checkSpeed'] }
  const { undo } = first.engine.moves.jobsFile.take(choice)
  await first.engine.stop()
  const { engine } = openEngine({ dataFolder: folder.path })
  expect(engine.moves.jobsFile.restore(undo ?? 0)).toEqual({
    jobs: 0,
    settings: 1,
    refused: nothing,
  })
  expect(engine.settings.get().checkSpeed).toBe('standard')
  await engine.stop()
})
