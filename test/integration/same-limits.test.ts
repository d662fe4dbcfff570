import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerCall } from '../../electron/engine/jobs/user-jobs/call-answers.ts'
import { laneSchema } from '../../electron/engine/model/params/pace.ts'
import {
  type Resource,
  resourceSchema,
  resourceTexts,
} from '../../electron/engine/model/resource.ts'
import { backUpJobId, checkJobId, cleanupJobId } from '../../electron/engine/model/terms/job-ids.ts'
import { numberLimits, textLimits } from '../../renderer/components/form/limits.ts'
import { numberForm } from '../../renderer/pages/jobs/edit/job-params.ts'
import { laneFields } from '../../renderer/pages/jobs/edit/lane-edit.ts'
import { CommandLine } from '../support/command/command-line.ts'
import { TestServer } from '../support/http/http-server.ts'

let server: TestServer

beforeAll(async () => {
  server = await TestServer.open()
})

afterAll(() => server[Symbol.asyncDispose]())

type Texts = Pick<Resource, keyof typeof resourceTexts>

const names = ['title', 'url', 'passcode', 'category', 'note'] as const
const longest = (name: (typeof names)[number]) => resourceTexts[name].maxLength ?? 0

let count = 0

/** Texts as long as they may be, and a link that is kept nowhere yet. */
function longestTexts(): Texts {
  count += 1
  return {
    title: 't'.repeat(longest('title')),
    url: `https://files.example.com/${count}/`.padEnd(longest('url'), 'u'),
    passcode: 'p'.repeat(longest('passcode')),
    category: 'c'.repeat(longest('category')),
    note: 'n'.repeat(longest('note')),
  }
}

/** Keeps a resource with these texts, or throws. */
type WayIn = (texts: Texts) => Promise<Resource>

const api: WayIn = async (texts) => {
  const answer = await server.ask('POST', '/api/v1/resources', { json: texts })
  return resourceSchema.parse(answer.json())
}

const apiEdit: WayIn = async (texts) => {
  const { id } = await api({ ...longestTexts(), note: '' })
  const answer = await server.ask('PUT', `/api/v1/resources/${id}`, { json: texts })
  return resourceSchema.parse(answer.json())
}

// A browser takes no more characters into a field than its limit.
const page: WayIn = (texts) => {
  const typed = (name: (typeof names)[number]) =>
    texts[name].slice(0, textLimits(resourceTexts[name]).maxLength)
  return api({
    title: typed('title'),
    url: typed('url'),
    passcode: typed('passcode'),
    category: typed('category'),
    note: typed('note'),
  })
}

const commandLine: WayIn = async ({ url, title, passcode, category, note }) => {
  const command = new CommandLine(join(server.dataFolder, 'of-commands'))
  const options = { title, passcode, category, note }
  const given = Object.entries(options).flatMap(([name, text]) => [`--${name}`, text])
  return resourceSchema.parse(await command.json('resources', 'add', url, ...given))
}

const userJob: WayIn = async (changes) => {
  const { id } = await api({ ...longestTexts(), note: '' })
  const call = { method: 'resources.update()', input: { id, changes } } as const
  const tools = {
    resources: server.engine.resources,
    checkLinks: () => Promise.reject(new Error()),
  }
  return resourceSchema.parse(await answerCall(call, tools))
}

const importedFile: WayIn = async (texts) => {
  const { resources } = server.engine
  const { token } = await resources.previewImport({ text: JSON.stringify([texts]), format: 'json' })
  const { added } = await resources.commitImport({ token })
  const [last] = resources.list({ filter: {}, order: 'added', descending: true, limit: 1 })
  if (added === 0 || !last) throw new Error('Nothing was imported.')
  return last
}

const waysIn = [
  ['the page', page],
  ['the API', api],
  ['the API, changing', apiEdit],
  ['the command line', commandLine],
  ['a job of one’s own', userJob],
  ['an imported file', importedFile],
] as const

describe.each(waysIn)('through %s', (_, keep) => {
  test('a resource comes in with texts as long as they may be', async () => {
    const texts = longestTexts()
    expect(await keep(texts)).toMatchObject(texts)
  })

  test.each(names)('no longer %s than that comes in', async (name) => {
    const texts = longestTexts()
    const kept = await keep({ ...texts, [name]: `${texts[name]}x` }).catch(() => undefined)
    if (kept === undefined) return
    expect(kept[name].length).toBeLessThanOrEqual(longest(name))
    // What is kept can be saved as it is.
    const answer = await server.ask('PUT', `/api/v1/resources/${kept.id}`, { json: kept })
    expect(answer.status).toBe(200)
  })
})

type Params = Readonly<Record<string, unknown>>

const setParams = (id: string, params: Params) =>
  server.ask('PUT', `/api/v1/jobs/${id}/params`, { json: { params } })
const edit = (id: string, params: Params) =>
  server.ask('PATCH', `/api/v1/jobs/${id}`, { json: { params } })
const oldScript = (id: string, params: Params) =>
  server.ask('PATCH', `/scheduler/jobs/${id}`, { json: { kwargs: params } })

const numbers = [checkJobId, cleanupJobId, backUpJobId].flatMap((id) =>
  (numberForm(id)?.params ?? []).map(({ name, limits }) => ({ id, name, ...limits })),
)

/** A number of a job between others that leave it all its room. */
function paramsWith(name: string, value: unknown): Params {
  const room = name === 'pauseMinSeconds' ? { pauseMaxSeconds: 3600 } : { pauseMinSeconds: 0 }
  return { ...(name.startsWith('pause') ? { ...room, lanes: {} } : {}), [name]: value }
}

describe.each([
  ['setting parameters', setParams],
  ['editing a job', edit],
  ['a script of the old system', oldScript],
] as const)('through %s', (_, send) => {
  test.each(numbers)('$id takes $name from $min to $max', async ({ id, name, min, max }) => {
    for (const value of [min, max]) {
      const { status, text } = await send(id, paramsWith(name, value))
      expect({ status, text }).toMatchObject({ status: 200 })
      expect(server.engine.jobs.get(id).params).toMatchObject({ [name]: value })
    }
    for (const value of [min - 1, max + 1].filter(Number.isSafeInteger)) {
      expect((await send(id, paramsWith(name, value))).status).toBeGreaterThanOrEqual(400)
      expect(server.engine.jobs.get(id).params).not.toMatchObject({ [name]: value })
    }
  })

  test.each(laneFields)('a drive’s own %s has the limits of its field', async (field) => {
    const { min, max } = numberLimits(laneSchema.shape[field])
    const paramsOf = (value: number) => ({
      lanes: { quark: { pauseMinSeconds: 0, pauseMaxSeconds: 3600, [field]: value } },
    })
    for (const value of [min, max]) {
      expect((await send(checkJobId, paramsOf(value))).status).toBe(200)
    }
    for (const value of [min - 1, max + 1].filter(Number.isSafeInteger)) {
      expect((await send(checkJobId, paramsOf(value))).status).toBeGreaterThanOrEqual(400)
    }
  })
})
