import { chmodSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '../../../../../electron/engine/engine.ts'
import { runEnded, runIn } from '../../../../support/engine.ts'
import { declaration, JobFiles } from '../../../../support/jobs/job-files.ts'
import { describeOn } from '../../../../support/systems.ts'
import { temporaryFolder } from '../../../../support/temporary-folder.ts'

let files: JobFiles
let engine: Engine

beforeEach(() => {
  files = new JobFiles()
})

afterEach(() => files[Symbol.asyncDispose]())

const crontabOf = (id: string) => engine.jobs.get(id).trigger
const at = (hour: number) => ({ crontab: `0 ${hour} * * *` })

/** A job whose crontab is what a module exports. */
const importing = (from: string, statement = `import { crontab } from '${from}'`) =>
  `${statement}\n${declaration('a').replace("'0 2 * * *'", 'crontab')}`

function writeLib(name: string, text: string): void {
  mkdirSync(files.path('lib'), { recursive: true })
  writeFileSync(files.path('lib', name), text)
}

describe('a job file is read anew when what it imports changes', () => {
  test.each([
    ['a module', 'hour.mjs', (hour: number) => `export const crontab = '0 ${hour} * * *'`],
    [
      'one that it imports in turn',
      'deep.mjs',
      (hour: number) => `export default '0 ${hour} * * *'`,
    ],
  ])('%s', async (_, name, text) => {
    if (name === 'deep.mjs') writeLib('hour.mjs', `export { default as crontab } from './deep.mjs'`)
    writeLib(name, text(2))
    files.write('a.mjs', importing('./lib/hour.mjs'))
    engine = await files.open()
    expect(crontabOf('a')).toMatchObject(at(2))
    writeLib(name, text(5))
    await expect.poll(() => crontabOf('a')).toMatchObject(at(5))
  })

  test.each([
    ['JSON', `import data from './lib/hour.json' with { type: 'json' }\nconst { crontab } = data`],
    ['CommonJS', `import data from './lib/hour.cjs'\nconst { crontab } = data`],
  ])('%s', async (kind, statement) => {
    const write = (hour: number) =>
      kind === 'JSON'
        ? writeLib('hour.json', JSON.stringify(at(hour)))
        : writeLib('hour.cjs', `module.exports = ${JSON.stringify(at(hour))}`)
    write(2)
    files.write('a.mjs', importing('', statement))
    engine = await files.open()
    expect(crontabOf('a')).toMatchObject(at(2))
    write(5)
    await expect.poll(() => crontabOf('a')).toMatchObject(at(5))
  })

  test('one that was broken, or not there yet, is mended by its coming', async () => {
    files.write('a.mjs', importing('./lib/hour.mjs'))
    engine = await files.open()
    expect(files.problems()).toMatchObject([{ file: 'a.mjs', line: 1 }])
    writeLib('hour.mjs', 'export const crontab = ;')
    await expect.poll(() => files.problems()[0]?.file).toBe('hour.mjs')
    writeLib('hour.mjs', `export const crontab = '0 5 * * *'`)
    await expect.poll(() => files.ids()).toEqual(['a'])
    expect(files.problems()).toEqual([])
  })

  describeOn('POSIX', 'links to files', () => {
    test('the file that a link leads to, and where the link leads; a failure there has its line', async () => {
      using elsewhere = temporaryFolder()
      const target = `${elsewhere.path}/real.mjs`
      writeFileSync(target, declaration('a'))
      symlinkSync(target, files.path('a.mjs'))
      engine = await files.open()
      writeFileSync(target, declaration('a', '0 5 * * *'))
      await expect.poll(() => crontabOf('a')).toMatchObject(at(5))
      const other = `${elsewhere.path}/other.mjs`
      writeFileSync(other, declaration('a', '0 6 * * *').replace('log(', 'log(nothing, '))
      symlinkSync(other, files.path('new'))
      renameSync(files.path('new'), files.path('a.mjs'))
      await expect.poll(() => crontabOf('a')).toMatchObject(at(6))
      const { runId } = engine.jobs.run('a')
      await runEnded(engine, runId)
      expect(runIn(engine, runId).error).toBe('other.mjs:2: nothing is not defined')
    })
  })

  describeOn('POSIX', 'modes', () => {
    test('whose it is, and who may write to it', async () => {
      files.write('a.mjs', declaration('a'))
      chmodSync(files.path('a.mjs'), 0o666)
      engine = await files.open()
      expect(files.problems()).toHaveLength(1)
      chmodSync(files.path('a.mjs'), 0o644)
      await expect.poll(() => files.ids()).toEqual(['a'])
    })
  })

  test('while another file in the folder is written to without an end', async () => {
    engine = await files.open()
    const writing = setInterval(() => files.write('running.log', String(Math.random())), 20)
    try {
      files.write('a.mjs', declaration('a'))
      await expect.poll(() => files.ids()).toEqual(['a'])
    } finally {
      clearInterval(writing)
    }
  })
})

describe('a file that spins at its top', () => {
  const isStuckTold = () => files.problems().some(({ text }) => /within 10 seconds/.test(text))

  test('holds up no file that is saved meanwhile, however many spin', async () => {
    for (let file = 0; file < 5; file++) files.write(`spins-${file}.mjs`, 'for (;;);')
    engine = files.start()
    files.write('good.mjs', declaration('good'))
    await expect.poll(() => files.ids()).toEqual(['good'])
    files.write('good.mjs', declaration('good', '0 5 * * *'))
    await expect.poll(() => crontabOf('good')).toMatchObject(at(5))
    expect(isStuckTold()).toBe(false)
    await expect.poll(isStuckTold).toBe(true)
  })

  test('keeps the jobs it had, and is let go when it is saved anew', async () => {
    files.write('a.mjs', declaration('a'))
    engine = await files.open()
    files.write('a.mjs', 'for (;;);')
    files.write('b.mjs', declaration('b'))
    await expect.poll(() => files.ids()).toEqual(['a', 'b'])
    expect(engine.jobs.get('a').source?.isMissing).toBe(false)
    files.write('a.mjs', declaration('a', '0 5 * * *'))
    await expect.poll(() => crontabOf('a')).toMatchObject(at(5))
    expect(isStuckTold()).toBe(false)
  })
})
