import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '../../../../electron/engine/engine.ts'
import {
  apschedulerKinds,
  apschedulerNames,
  fromApscheduler,
} from '../../../../electron/engine/time/apscheduler.ts'
import { CheckedLinks } from '../../../support/drives/checked-links.ts'
import { noPauses } from '../../../support/drives/no-pauses.ts'
import { openEngine, runEnded, runIn, writtenBy } from '../../../support/engine.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { codeIn, readDocument, tablesBelow } from '../../../support/markdown.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const [decorators = [], functions = []] = tablesBelow(
  readDocument('docs/coming-from-quark-auto-save.md'),
  '## Where are my decorators?',
)

const codeOf = (cell = '') => codeIn(cell)[0] ?? ''

/** `@scheduler.task('cron', id='a', hour=2)` → the kind, the id, and the schedule in APScheduler's words. */
function decoratorIn(cell: string) {
  const [, kindText, rest = ''] = /^@scheduler\.task\('(\w+)', (.+)\)$/.exec(codeOf(cell)) ?? []
  const kind = apschedulerKinds.find((known) => known === kindText)
  if (!kind) throw new Error(`no decorator: ${cell}`)
  const keywords = [...rest.matchAll(/(\w+)=(?:'([^']*)'|(\w+))/g)].map(
    ([, name = '', text, number]) => [name, text ?? Number(number)] as const,
  )
  const schedule = keywords.filter(([name]) => apschedulerNames[kind].includes(name))
  const id = String(new Map(keywords).get('id'))
  return { kind, id, schedule: Object.fromEntries(schedule) }
}

describe('each decorator of the page', () => {
  // Sunday, 22 November 2026, noon in Shanghai.
  const clock = new ManualClock('2026-11-22T04:00:00Z')
  let folder: ReturnType<typeof temporaryFolder>
  let engine: Engine

  beforeAll(async () => {
    folder = temporaryFolder()
    const jobs = join(folder.path, 'jobs')
    mkdirSync(jobs)
    const calls = decorators.map(([, here = '']) => `  ${codeOf(here)}\n`)
    const run = '  const run = ({ id, log }) => log(`${id} ran`)\n'
    writeFileSync(
      join(jobs, 'job.mjs'),
      `export default ({ task }) => {\n${run}${calls.join('')}}\n`,
    )
    engine = openEngine({ dataFolder: folder.path, clock }).engine
    engine.settings.update({ timeZone: 'Asia/Shanghai' })
    engine.start()
    await engine.userJobs.rescan()
  })

  afterAll(async () => {
    await engine.stop()
    folder[Symbol.dispose]()
  })

  test('is read', () => {
    expect(engine.userJobs.problems()).toEqual([])
    expect(decorators.length).toBeGreaterThan(12)
  })

  test.each(decorators)('%s is %s: it is due at the same times', (python = '') => {
    const { kind, id, schedule } = decoratorIn(python)
    const { trigger } = engine.jobs.get(id)
    const before = engine.jobs.nextTimes(fromApscheduler(kind, schedule, clock.now()), 5)
    expect(engine.jobs.nextTimes(trigger, 5)).toEqual(before)
    expect(before.length).toBeGreaterThan(0)
  })

  test.each(decorators)('%s is %s: it runs', async (python = '') => {
    const { id } = decoratorIn(python)
    const { runId } = engine.jobs.run(id)
    const ended = runEnded(engine, runId)
    // Lines are written when the clock moves on.
    const moving = setInterval(() => void clock.pass(1), 5)
    await ended
    clearInterval(moving)
    expect(runIn(engine, runId)).toMatchObject({ outcome: 'succeeded' })
    expect(writtenBy(engine, runId)).toEqual([`info ${id} ran`])
  })
})

describe('each call of the page', () => {
  let links: CheckedLinks
  let engine: Engine

  beforeAll(async () => {
    links = await CheckedLinks.start()
    engine = links.open(noPauses)
  })

  afterAll(() => links[Symbol.asyncDispose]())

  test.each(functions)('%s is %s: it does its work', async (_, here = '') => {
    const kept = links.addPage('kept')
    const call = codeOf(here).replace(/(?<=\(|\[|update: )1(?=[,)\]])/, `${kept}`)
    writeFileSync(
      join(links.dataFolder, 'jobs', 'job.mjs'),
      `export default ({ task }) => {
  task('cron', { id: 'called', hour: 2 }, async ({ log, resources, links, sleep, time }) => {
    const url = 'https://files.example.com/new'
    const error = new Error('asked for')
    return ${call}
  })
}
`,
    )
    await engine.userJobs.rescan()
    const { runId } = engine.jobs.run('called')
    await links.ended(runId)
    expect(runIn(engine, runId)).toMatchObject({ outcome: 'succeeded', error: '' })
    const rest = engine.resources.list({ filter: {}, order: 'added', descending: false, limit: 9 })
    engine.resources.delete(rest.map(({ id }) => id))
  })

  test('there are enough of them', () => {
    expect(functions.length).toBeGreaterThan(12)
  })
})
