import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '../../../../../electron/engine/engine.ts'
import { ScriptSecrets } from '../../../../../electron/engine/jobs/script/script-secrets.ts'
import { noSlot } from '../../../../../electron/engine/model/job.ts'
import { noSecrets, type Secrets } from '../../../../../electron/engine/model/secrets.ts'
import { english, openEngine, runEnded, runIn, writtenBy } from '../../../../support/engine.ts'
import { refusal } from '../../../../support/refusal.ts'
import { heldSecrets } from '../../../../support/secrets/held-secrets.ts'
import { temporaryFolder } from '../../../../support/temporary-folder.ts'

let folder: ReturnType<typeof temporaryFolder>
let open: ReturnType<typeof openEngine>
let engine: Engine
let keyStore: ReturnType<typeof heldSecrets>
let held: Map<string, string>

function start(secrets: Secrets): void {
  open = openEngine({ dataFolder: folder.path, secrets })
  engine = open.engine
  engine.start()
}

beforeEach(() => {
  folder = temporaryFolder()
  keyStore = heldSecrets()
  held = keyStore.held
  start(keyStore)
})

afterEach(async () => {
  await engine.stop()
  folder[Symbol.dispose]()
})

const value = 'swordfish-7'
const printing = [
  '-e',
  `const { TOKEN, PLAIN } = process.env
  process.stdout.write('it is ' + TOKEN + '\\nhalf sword')
  setTimeout(() => console.log('fish-7\\n' + PLAIN), 100)`,
]
const params = (environment: object, secrets: readonly string[] = ['TOKEN']) => ({
  program: process.execPath,
  arguments: printing,
  environment,
  secrets,
})

const create = (environment: object = { TOKEN: value, PLAIN: 'seen' }, secrets?: string[]) =>
  engine.jobs.create({
    id: 'mine',
    kind: 'script',
    name: 'Mine',
    trigger: { kind: 'cron', crontab: '0 0 29 2 *' },
    params: params(environment, secrets),
  })

async function run() {
  const { runId } = engine.jobs.run('mine')
  await runEnded(engine, runId)
  return { ...runIn(engine, runId), lines: writtenBy(engine, runId) }
}

const shownValue = (name = 'TOKEN') =>
  (engine.jobs.get('mine').params as ReturnType<typeof params>).environment[name as never]

describe('a value that is marked secret', () => {
  test('reaches the program, and neither the job, its log, app.log nor any file', async () => {
    expect(create()).toMatchObject({ params: { environment: { TOKEN: '***', PLAIN: 'seen' } } })
    const { lines, outcome } = await run()
    expect(outcome).toBe('succeeded')
    expect(lines).toEqual(['info it is ***', 'info half ***', 'info seen'])
    expect(JSON.stringify(open.logged)).not.toContain(value)
    expect([...held.values()]).toEqual([value])
    await engine.stop()
    for (const file of readdirSync(folder.path, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(?:db|log)/.test(file)) continue
      expect(readFileSync(join(folder.path, file), 'latin1')).not.toContain(value)
    }
    start(keyStore)
    expect((await run()).lines[0]).toBe('info it is ***')
  })

  test('stays where *** comes back, and is replaced by another', async () => {
    create()
    engine.jobs.edit('mine', { params: params({ TOKEN: '***', PLAIN: 'other' }) })
    expect([...held.values()]).toEqual([value])
    engine.jobs.edit('mine', { name: 'Still mine' })
    engine.jobs.edit('mine', { paramChanges: { environment: { TOKEN: 'another-one' } } })
    expect([...held.values()]).toEqual(['another-one'])
    expect(shownValue()).toBe('***')
  })

  test('is forgotten with its mark or its variable', () => {
    create()
    engine.jobs.edit('mine', { params: params({ TOKEN: 'plain now' }, []) })
    expect([held.size, shownValue()]).toEqual([0, 'plain now'])
    engine.jobs.edit('mine', { params: params({ TOKEN: value }) })
    engine.jobs.edit('mine', { paramChanges: { environment: {} } })
    expect(held.size).toBe(0)
  })

  test.each([
    ['*** where nothing is kept', { TOKEN: '***' }, ['TOKEN'], 'params.environment'],
    ['a mark on nothing', {}, ['TOKEN'], 'params.environment'],
    ['one that is too short to be told apart', { TOKEN: 'abc' }, ['TOKEN'], 'params.environment'],
  ])('%s is refused, and nothing is written', (_, environment, secrets, field) => {
    expect(() => create(environment, secrets)).toThrow(refusal('JOB_INVALID', { field }))
    expect([engine.jobs.has('mine'), held.size]).toEqual([false, 0])
  })

  test('a mark cannot be taken away without a value', () => {
    create()
    const unmark = () => engine.jobs.edit('mine', { paramChanges: { secrets: [] } })
    expect(unmark).toThrow(refusal('JOB_INVALID', { field: 'params.environment' }))
    expect([...held.values()]).toEqual([value])
  })

  test('one that the key store no longer has is told before the run, and by it', async () => {
    create()
    held.clear()
    engine.events.emit({ type: 'job', jobId: 'mine' })
    expect(engine.problems.list().map(({ text }) => english(text))).toEqual([
      expect.stringMatching(/^TOKEN cannot be read from where secrets are kept/),
    ])
    expect(await run()).toMatchObject({
      outcome: 'failed',
      error: expect.stringMatching(/^TOKEN cannot be read/),
      lines: [expect.stringMatching(/TOKEN cannot be read/)],
    })
  })

  test('a key store that fails keeps the job as it was', async () => {
    await engine.stop()
    const fails: Secrets = {
      ...keyStore,
      keep() {
        throw new Error('The disk is full.')
      },
    }
    start(fails)
    expect(() => create()).toThrow('The disk is full.')
    expect(engine.jobs.has('mine')).toBe(false)
  })

  test('of an edit that is not stored none is changed', async () => {
    create({ TOKEN: value, OTHER: 'first-one' }, ['TOKEN', 'OTHER'])
    const before = new Map(held)
    const keys = { key: () => [...held.keys()][0]?.split(' ')[1] }
    const sealing = new ScriptSecrets(keyStore, keys)
    const { id, name, trigger, policy, paused, ...shown } = engine.jobs.get('mine')
    const stored = {
      id,
      kind: 'script',
      name,
      trigger,
      labels: [],
      policy,
      notifyOn: [],
      paused,
      timedPause: null,
      ...noSlot,
      params: shown.params,
    } as const
    const job = {
      ...stored,
      params: params({ TOKEN: 'another-one', NEW: 'a-new-one' }, ['TOKEN', 'NEW']),
    }
    const takeBack = sealing.seal(job, stored).keep()
    expect([...held.values()].toSorted()).toEqual(['a-new-one', 'another-one'])
    takeBack()
    expect(held).toEqual(before)
    const fails: Secrets = {
      ...keyStore,
      keep(name, text) {
        if (text === 'a-new-one') throw new Error('The disk is full.')
        held.set(name, text)
      },
    }
    expect(() => new ScriptSecrets(fails, keys).seal(job, stored).keep()).toThrow(
      'The disk is full.',
    )
    expect(held).toEqual(before)
  })
})

describe('where there is no key store', () => {
  beforeEach(async () => {
    await engine.stop()
    start(noSecrets)
  })

  test('it is refused with what can be done', () => {
    expect(() => create()).toThrow(/cannot be kept here.*desktop app.*file that only you can read/)
    expect(engine.jobs.has('mine')).toBe(false)
  })
})
