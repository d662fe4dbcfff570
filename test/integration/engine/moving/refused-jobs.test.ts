import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkJobId } from '../../../../electron/engine/model/terms/job-ids.ts'
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
import { temporaryFolder } from '../../../support/temporary-folder.ts'

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
    const script = {
      kind: 'script',
      name: 'Bad',
      trigger: nightly,
      params: { program: process.execPath },
    }
    const text = edited(here, (file) => {
      file.jobs.push(
        { ...script, id: 'greet' },
        { ...script, id: checkJobId + '_2', trigger: { kind: 'cron', crontab: '61 * * * *' } },
        { ...script, id: 'over', trigger: { kind: 'cron', crontab: '0 0 30 2 *' } },
        { ...script, id: 'folder', params: { program: process.execPath, folder: 'somewhere' } },
        { ...script, id: 'more', color: 'red' },
        {
          ...script,
          id: 'secret',
          params: { program: process.execPath, secrets: ['A'] },
          kind: 'built-in',
        },
      )
    })
    const wrong = differences(there, text).filter(({ state }) => state === 'refused')
    expect(wrong.map(({ code, id }) => [id, code])).toEqual([
      ['greet', 'JOB_TWICE'],
      ['greet', 'JOB_TWICE'],
      [`${checkJobId}_2`, 'SCHEDULE_INVALID'],
      ['over', 'SCHEDULE_NEVER_DUE'],
      ['folder', 'JOB_INVALID'],
      ['more', 'JOB_INVALID'],
      ['secret', 'JOB_INVALID'],
    ])
  }))

test('of jobs with one id none is taken, and the rest of the file is', () =>
  two(async (here, there) => {
    addScript(here)
    const text = edited(here, (file) => {
      const [greet] = file.jobs.filter(({ id }) => id === 'greet')
      file.jobs.push({ ...greet, name: 'Another' }, { ...greet, id: 'other' })
    })
    const take = (jobs: string[]) => there.moves.jobsFile.take({ text, jobs, settings: [] }).jobs
    expect(() => take(['greet'])).toThrow(refusal('JOB_TWICE', { id: 'greet' }))
    const { jobs } = there.moves.jobsFile.preview(text)
    expect(take(jobs.filter((job) => job.refusal === null).map(({ id }) => id))).toBe(1)
    expect(there.jobs.has('other')).toBe(true)
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
        params: { program: process.execPath },
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
      undo: 1,
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
      // Notes of Pansentry's own, which earlier versions wrote into the file.
      noTrayHintShown: true,
      failuresSeenUntil: 5,
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
  const headed = (rest: string) => `{"format":"pansentry-jobs","version":1,${rest}}`
  const deep = '['.repeat(100_000) + ']'.repeat(100_000)
  for (const text of [`"jobs":[],"settings":{"timeZone":${deep}}`, `"jobs":[${deep}]`]) {
    expect(preview(headed(text))).toThrow(refusal('JOBS_FILE_FOREIGN'))
  }
  const many = headed(`"jobs":[${Array.from({ length: 1001 }, () => '1').join()}]`)
  expect(preview(many)).toThrow(refusal('JOBS_FILE_TOO_LARGE', { count: 1001, most: 1000 }))
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
