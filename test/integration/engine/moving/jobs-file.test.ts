import { expect, test } from 'vitest'
import { savingTaskDraftSchema } from '../../../../electron/engine/model/saving/saving-task.ts'
import { noSecrets } from '../../../../electron/engine/model/secrets.ts'
import { checkJobId, saveJobId } from '../../../../electron/engine/model/terms/job-ids.ts'
import { runEnded, runIn } from '../../../support/engine.ts'
import {
  addScript,
  differences,
  edited,
  everything,
  nightly,
  textOf,
  two,
} from '../../../support/jobs/two-computers.ts'

test('what a file was exported from is the same as the file', () =>
  two((here) => {
    addScript(here)
    here.settings.update({ proxy: 'http://me:secret@127.0.0.1:8080' })
    const text = textOf(here)
    const { jobs, settings } = here.moves.jobsFile.preview(text)
    expect(jobs.length).toBe(4)
    expect(new Set([...jobs, ...settings].map(({ state }) => state))).toEqual(new Set(['same']))
    expect(here.moves.jobsFile.take(everything(here, text))).toEqual({
      jobs: 0,
      settings: 0,
      undo: null,
    })
    expect(here.settings.get().proxy).toBe('http://me:secret@127.0.0.1:8080')
  }))

test('the job of saving tasks stays behind, and is passed over where a file has it', () =>
  two(async (here, there) => {
    const [share, folder] = ['https://pan.quark.cn/s/a1b2c3d4e5f6', '/a']
    here.saving.tasks.add(savingTaskDraftSchema.parse({ name: 'a', share, folder }))
    await expect.poll(() => here.jobs.has(saveJobId)).toBe(true)
    for (const name of [saveJobId, 'failuresSeenUntil', 'TrayHintShown']) {
      expect(textOf(here)).not.toContain(name)
    }
    const text = edited(here, (file) => {
      file.jobs = [{ ...file.jobs[0], id: saveJobId, trigger: nightly, params: {} }]
    })
    const states = (engine: typeof here) => differences(engine, text).map(({ state }) => state)
    expect([states(here), states(there)]).toEqual([['changed'], []])
  }))

test('no secret is in the file, and each is named', () =>
  two((here) => {
    addScript(here)
    here.settings.update({ proxy: 'http://me:secret@127.0.0.1:8080' })
    const text = textOf(here)
    expect(text).not.toContain('hunter22')
    expect(text).not.toContain('secret@')
    expect(JSON.parse(text)).toMatchObject({
      format: 'pansentry-jobs',
      version: 1,
      settings: { proxy: 'http://127.0.0.1:8080' },
      secrets: { variables: { greet: ['TOKEN'] }, proxies: ['all'] },
    })
  }))

test('jobs and settings are taken into another Pansentry, and the secret is asked for', () =>
  two(async (here, there) => {
    addScript(here)
    here.jobs.edit(checkJobId, { trigger: nightly, paramChanges: { timeoutSeconds: 40 } })
    here.jobs.pause('back_up_database', true)
    here.settings.update({ timeZone: 'Asia/Tokyo', checkSpeed: 'slow' })
    const text = textOf(here)
    expect(differences(there, text)).toEqual([
      {
        id: 'back_up_database',
        state: 'changed',
        changes: [{ field: 'paused', before: false, after: true }],
      },
      {
        id: checkJobId,
        state: 'changed',
        changes: [
          { field: 'trigger', before: { kind: 'cron', crontab: '0 2 * * *' }, after: nightly },
          { field: 'params.timeoutSeconds', before: 20, after: 40 },
        ],
      },
      { id: 'greet', state: 'new', unsetSecrets: ['TOKEN'] },
    ])
    expect(there.jobs.has('greet')).toBe(false)
    expect(there.moves.jobsFile.take(everything(there, text))).toEqual({
      jobs: 3,
      settings: 2,
      undo: 1,
    })
    expect(there.settings.zone()).toBe('Asia/Tokyo')
    expect(there.jobs.get('back_up_database').paused).toBe(true)
    const greet = there.jobs.get('greet')
    expect(greet).toMatchObject({
      name: 'Greet',
      labels: ['nas'],
      policy: { timeLimitSeconds: 60 },
    })
    // The time that the schedule gives in the zone that came along.
    expect(greet.nextRunAt).toBe(there.jobs.nextTimes({ ...nightly, timeZone: 'Asia/Tokyo' }, 1)[0])
    expect(there.problems.list()).toMatchObject([{ jobId: 'greet' }])

    const { runId } = there.jobs.run('greet')
    await runEnded(there, runId)
    expect(runIn(there, runId)).toMatchObject({
      outcome: 'failed',
      error: expect.stringContaining('TOKEN') as string,
    })
    const { environment, ...params } = greet.params as { environment: Record<string, string> }
    there.jobs.edit('greet', {
      params: { ...params, environment: { ...environment, TOKEN: 'hunter23' } },
    })
    expect(there.problems.list()).toEqual([])
    // Taken once more, the file leaves what was written since.
    expect(differences(there, text)).toEqual([])
  }))

test('a job that is here keeps its secret, whatever else comes', () =>
  two(async (here, there) => {
    addScript(here)
    addScript(there)
    here.jobs.edit('greet', {
      paramChanges: {
        arguments: ['-e', 'process.exitCode = process.env.TOKEN === "hunter22" ? 0 : 1'],
      },
    })
    const text = textOf(here)
    expect(differences(there, text)).toMatchObject([
      { id: 'greet', state: 'changed', changes: [{ field: 'params.arguments' }] },
    ])
    there.moves.jobsFile.take(everything(there, text))
    const { runId } = there.jobs.run('greet')
    await runEnded(there, runId)
    expect(runIn(there, runId).outcome).toBe('succeeded')
  }))

test('a variable that the file calls secret is kept as one, and one it does not stays told', () =>
  two((here, there) => {
    addScript(here)
    addScript(there)
    there.jobs.edit('greet', {
      paramChanges: { secrets: [], environment: { PLACE: 'moon', TOKEN: 'openly' } },
    })
    const text = textOf(here)
    expect(differences(there, text)).toEqual([
      {
        id: 'greet',
        state: 'changed',
        changes: [
          { field: 'params.environment.PLACE', before: 'moon', after: 'world' },
          { field: 'params.secrets', before: [], after: ['TOKEN'] },
        ],
      },
    ])
    there.moves.jobsFile.take(everything(there, text))
    expect(there.jobs.get('greet').params).toMatchObject({ environment: { TOKEN: '***' } })
  }))

test('where no key store is, a new job with secrets comes without them', () =>
  two((here, there) => {
    addScript(here)
    const text = textOf(here)
    expect(there.moves.jobsFile.preview(text).keepsSecrets).toBe(false)
    expect(differences(there, text)).toEqual([
      { id: 'greet', state: 'new', unsetSecrets: ['TOKEN'] },
    ])
    there.moves.jobsFile.take(everything(there, text))
    expect(there.jobs.get('greet').params).toMatchObject({ secrets: ['TOKEN'] })
  }, noSecrets))
