import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Engine } from '../../../../electron/engine/engine.ts'
import { noSecrets, type Secrets } from '../../../../electron/engine/model/secrets.ts'
import { checkJobId } from '../../../../electron/engine/model/terms/job-ids.ts'
import { openEngine, runEnded, runIn } from '../../../support/engine.ts'
import { refusal } from '../../../support/refusal.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const nightly = { kind: 'cron', crontab: '30 3 * * *' } as const

/** A key store in memory. */
function keyStore(): Secrets {
  const kept = new Map<string, string>()
  return {
    isAvailable: () => true,
    keep: (name, text) => void kept.set(name, text),
    read: (name) => kept.get(name),
    forget: (name) => void kept.delete(name),
  }
}

/** Two computers, each with a Pansentry of its own. */
async function two(
  work: (
    here: Engine,
    there: Engine,
    folders: { here: string; there: string },
  ) => Promise<void> | void,
  secretsThere: Secrets = keyStore(),
): Promise<void> {
  using from = temporaryFolder()
  using to = temporaryFolder()
  const { engine: here } = openEngine({ dataFolder: from.path, secrets: keyStore() })
  const { engine: there } = openEngine({ dataFolder: to.path, secrets: secretsThere })
  here.start()
  there.start()
  try {
    await work(here, there, { here: from.path, there: to.path })
  } finally {
    await Promise.all([here.stop(), there.stop()])
  }
}

function addScript(engine: Engine, id = 'greet'): void {
  engine.jobs.create({
    id,
    kind: 'script',
    name: 'Greet',
    labels: ['nas'],
    trigger: nightly,
    policy: { timeLimitSeconds: 60 },
    params: {
      program: process.execPath,
      arguments: ['-e', 'console.log(process.env.TOKEN ?? "none")'],
      environment: { PLACE: 'world', TOKEN: 'hunter22' },
      secrets: ['TOKEN'],
    },
  })
}

const textOf = (engine: Engine) => JSON.stringify(engine.moves.jobsFile.export())

/** The file of an engine with something changed in it, as by hand. */
function edited(
  engine: Engine,
  change: (file: { jobs: Record<string, unknown>[] }) => void,
): string {
  const file = JSON.parse(textOf(engine)) as { jobs: Record<string, unknown>[] }
  change(file)
  return JSON.stringify(file)
}

const differences = (engine: Engine, text: string) =>
  engine.moves.jobsFile
    .preview(text)
    .jobs.map(({ changes, id, refusal, state, unsetSecrets }) => ({
      id,
      state,
      ...(changes.length > 0 && { changes }),
      ...(unsetSecrets.length > 0 && { unsetSecrets }),
      ...(refusal && { code: refusal.code }),
    }))
    .filter(({ state }) => state !== 'same')

const everything = (engine: Engine, text: string) => {
  const { jobs, settings } = engine.moves.jobsFile.preview(text)
  return {
    text,
    jobs: jobs.filter(({ refusal }) => !refusal).map(({ id }) => id),
    settings: settings.filter(({ refusal }) => !refusal).map(({ field }) => field),
  }
}

test('what a file was exported from is the same as the file', () =>
  two((here) => {
    addScript(here)
    here.settings.update({ proxy: 'http://me:secret@127.0.0.1:8080' })
    const text = textOf(here)
    const { jobs, settings } = here.moves.jobsFile.preview(text)
    expect(jobs.length).toBe(4)
    expect(new Set([...jobs, ...settings].map(({ state }) => state))).toEqual(new Set(['same']))
    expect(here.moves.jobsFile.take(everything(here, text))).toEqual({ jobs: 0, settings: 0 })
    expect(here.settings.get().proxy).toBe('http://me:secret@127.0.0.1:8080')
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
    expect(there.moves.jobsFile.take(everything(there, text))).toEqual({ jobs: 3, settings: 2 })
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

test('a job of a file needs its file, and takes its schedule and policy', () =>
  two(async (here, there, folders) => {
    const source =
      "export default ({ task }) => { task('cron', { id: 'mine', hour: 2 }, async () => {}) }\n"
    writeFileSync(join(folders.here, 'jobs', 'mine.mjs'), source)
    await here.userJobs.rescan()
    here.jobs.edit('mine', { trigger: nightly })
    const text = textOf(here)
    expect(differences(there, text)).toEqual([
      { id: 'mine', state: 'refused', code: 'JOB_NOT_HERE' },
    ])
    writeFileSync(join(folders.there, 'jobs', 'mine.mjs'), source)
    await there.userJobs.rescan()
    expect(differences(there, text)).toMatchObject([
      { id: 'mine', state: 'changed', changes: [{ field: 'trigger', after: nightly }] },
    ])
    there.moves.jobsFile.take(everything(there, text))
    expect(there.jobs.get('mine').trigger).toEqual(nightly)
  }))

test('what is wrong with a job is its own affair, and says why', () =>
  two((here, there) => {
    addScript(here)
    const script = { kind: 'script', name: 'Bad', trigger: nightly, params: { program: 'true' } }
    const text = edited(here, (file) => {
      file.jobs.push(
        { ...script, id: 'greet' },
        { ...script, id: checkJobId + '_2', trigger: { kind: 'cron', crontab: '61 * * * *' } },
        { ...script, id: 'over', trigger: { kind: 'cron', crontab: '0 0 30 2 *' } },
        { ...script, id: 'folder', params: { program: 'true', folder: 'somewhere' } },
        { ...script, id: 'more', color: 'red' },
        { ...script, id: 'secret', params: { program: 'true', secrets: ['A'] }, kind: 'built-in' },
      )
    })
    const wrong = differences(there, text).filter(({ state }) => state === 'refused')
    expect(wrong.map(({ code, id }) => [id, code])).toEqual([
      ['greet', 'JOB_TWICE'],
      [`${checkJobId}_2`, 'SCHEDULE_INVALID'],
      ['over', 'SCHEDULE_NEVER_DUE'],
      ['folder', 'JOB_INVALID'],
      ['more', 'JOB_INVALID'],
      ['secret', 'JOB_INVALID'],
    ])
  }))

test('of what is chosen all is taken or nothing', () =>
  two(async (here, there) => {
    addScript(here)
    here.settings.update({ checkSpeed: 'fast' })
    const text = edited(here, (file) => {
      file.jobs.push({
        id: 'over',
        kind: 'script',
        name: 'Over',
        trigger: { kind: 'cron', crontab: '0 0 30 2 *' },
        params: { program: 'true' },
      })
    })
    const choice = { text, jobs: ['greet', 'over'], settings: ['checkSpeed'] }
    const take = () => there.moves.jobsFile.take(choice)
    expect(take).toThrow(refusal('SCHEDULE_NEVER_DUE'))
    expect(() => there.moves.jobsFile.take({ ...choice, jobs: ['greet', 'gone'] })).toThrow(
      refusal('JOB_NOT_FOUND', { id: 'gone' }),
    )
    expect(there.jobs.has('greet')).toBe(false)
    expect(there.settings.get().checkSpeed).toBe('standard')
    expect(there.moves.jobsFile.take({ ...choice, jobs: ['greet'], settings: [] })).toEqual({
      jobs: 1,
      settings: 0,
    })
    expect(there.settings.get().checkSpeed).toBe('standard')
  }))

test('settings that are unknown, or of one machine alone, are refused by name', () =>
  two((here) => {
    const file = { format: 'pansentry-jobs', version: 1, jobs: [] }
    const settings = {
      timeZone: 'Moon/Base',
      httpPort: 6000,
      theme: 'blue',
      proxy: 'direct',
      shade: 1,
    }
    const { settings: found } = here.moves.jobsFile.preview(JSON.stringify({ ...file, settings }))
    expect(found.map(({ field, refusal, state }) => [field, state, refusal?.code])).toEqual([
      ['timeZone', 'refused', 'TIME_ZONE_UNKNOWN'],
      ['httpPort', 'refused', 'SETTING_UNUSABLE'],
      ['theme', 'refused', 'SETTING_UNUSABLE'],
      ['proxy', 'changed', undefined],
      ['shade', 'refused', 'SETTING_UNUSABLE'],
    ])
  }))

test('what is no such file is refused', () => {
  using folder = temporaryFolder()
  const { engine } = openEngine({ dataFolder: folder.path })
  const preview = (text: string) => () => engine.moves.jobsFile.preview(text)
  for (const text of [
    '',
    'crontab -l',
    '[{"title":"雪山来信"}]',
    '{"crontab":"0 8 * * *","tasklist":[]}',
    '{"format":"pansentry-jobs","version":1,"jobs":[{"id":',
  ]) {
    expect(preview(text)).toThrow(refusal('JOBS_FILE_FOREIGN'))
  }
  const newer = '{"format":"pansentry-jobs","version":2,"madeBy":"9.0.0","jobs":[]}'
  expect(preview(newer)).toThrow(refusal('MOVE_NEWER', { madeBy: '9.0.0' }))
  engine.stopNow()
})

test('a file that an editor of Windows saved is read', () =>
  two((here, there) => {
    addScript(here)
    const text = `\uFEFF${JSON.stringify(here.moves.jobsFile.export(), null, 2).replaceAll('\n', '\r\n')}`
    expect(differences(there, text)).toMatchObject([{ id: 'greet', state: 'new' }])
  }))

test('a date that has passed is not made up for where it did not run', () =>
  two((here, there) => {
    addScript(here)
    const runAt = new Date(Date.now() - 3_600_000).toISOString().slice(0, 19) + 'Z'
    const text = edited(here, (file) => {
      for (const job of file.jobs)
        if (job['id'] === 'greet') job['trigger'] = { kind: 'date', runAt }
    })
    there.moves.jobsFile.take({ text, jobs: ['greet'], settings: [] })
    expect(there.jobs.get('greet')).toMatchObject({ nextRunAt: null, recentRuns: [] })
  }))
