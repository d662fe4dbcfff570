import { execFile } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { generateSource } from 'oazapfts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TestServer } from '../../../../support/http/http-server.ts'
import { temporaryFolder } from '../../../../support/temporary-folder.ts'

const nodeModules = join(import.meta.dirname, '../../../../../node_modules')
const require = createRequire(import.meta.url)
const run = promisify(execFile)

let server: TestServer
let folder: ReturnType<typeof temporaryFolder>
let file: string
let text: string

// All of it is about the document as it is served.
beforeAll(async () => {
  server = await TestServer.open()
  folder = temporaryFolder()
  file = join(folder.path, 'openapi.json')
  text = (await server.ask('GET', '/api/v1/openapi.json')).text
  writeFileSync(file, text)
})

afterAll(async () => {
  folder[Symbol.dispose]()
  await server[Symbol.asyncDispose]()
})

test('redocly has nothing to say', async () => {
  const cli = require.resolve('@redocly/cli/bin/cli.js')
  // It would tell its maker how it is used, and ask whether there is a newer one.
  const env = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
  const { stdout } = await run(process.execPath, [cli, 'lint', file, '--format=json'], {
    cwd: folder.path,
    env: { ...process.env, ...env },
  })
  expect(JSON.parse(stdout)).toMatchObject({
    totals: { errors: 0, warnings: 0, ignored: 0 },
    problems: [],
  })
})

describe('its shapes', () => {
  type Operation = { responses: Record<string, { content?: Record<string, { schema: unknown }> }> }

  test('have names, and each is written once', () => {
    const { components, paths } = JSON.parse(text)
    expect(Object.keys(components.schemas)).toEqual(
      expect.arrayContaining(
        [
          ['Resource', 'Check', 'Provider', 'State', 'Job', 'Trigger', 'Policy', 'Run', 'RunLine'],
          ['Settings', 'Event', 'ImportPreview', 'TakeoverPreview', 'SpotAnswer', 'HttpError'],
        ].flat(),
      ),
    )
    const counts = new Map<string, number>()
    for (const shape of objectsIn([components, paths])) {
      counts.set(shape, (counts.get(shape) ?? 0) + 1)
    }
    const repeated = [...counts].filter(([shape, count]) => count > 1 && shape.length > 200)
    expect(repeated).toEqual([])
  })

  test('tell with which codes and data a call is refused', () => {
    const { components, paths } = JSON.parse(text)
    const { responses }: Operation = paths['/jobs/{id}'].patch
    expect(responses['404']?.content?.['application/json']?.schema).toEqual({
      $ref: '#/components/schemas/JobNotFound',
    })
    expect(responses['422']?.content?.['application/json']?.schema).toEqual({
      oneOf: [
        { $ref: '#/components/schemas/JobInvalid' },
        { $ref: '#/components/schemas/ScheduleInvalid' },
        { $ref: '#/components/schemas/ScheduleNeverDue' },
      ],
    })
    expect(components.schemas.JobInvalid).toMatchObject({
      properties: {
        defined: { const: true },
        code: { const: 'JOB_INVALID' },
        status: { const: 422 },
        data: { required: ['field', 'reason'] },
      },
      required: ['defined', 'code', 'status', 'message', 'data'],
    })
  })
})

test('a client made from it fits a program, and speaks to the server', async () => {
  const client = join(folder.path, 'client')
  mkdirSync(client)
  symlinkSync(nodeModules, join(client, 'node_modules'), 'junction')
  writeFileSync(join(client, 'client.ts'), await generateSource(file))
  writeFileSync(join(client, 'program.ts'), program)
  writeFileSync(join(client, 'package.json'), '{"type":"module"}')
  writeFileSync(join(client, 'tsconfig.json'), JSON.stringify({ compilerOptions }))
  const tsc = join(nodeModules, 'typescript/bin/tsc')
  const types = await run(process.execPath, [tsc, '-p', client]).catch((error) => error)
  expect(types).toMatchObject({ stdout: '' })

  const { stdout } = await run(process.execPath, [join(client, 'program.ts')], {
    env: {
      ...process.env,
      PANSENTRY_URL: server.http.url,
      PANSENTRY_TOKEN: server.credentials.token,
    },
  })
  expect(JSON.parse(stdout)).toEqual({
    graceSeconds: 24 * 3600,
    missing: 'nope',
    added: 'quark',
    again: true,
    dead: 0,
    invalid: 'SCHEDULE_INVALID',
  })
})

const compilerOptions = {
  target: 'es2024',
  lib: ['es2024', 'dom', 'dom.iterable'],
  module: 'nodenext',
  types: ['node'],
  strict: true,
  noUncheckedIndexedAccess: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  skipLibCheck: true,
}

const program = `
import { defaults, jobsGet, jobsList, jobsNextTimes, resourcesAdd, resourcesList } from './client.ts'
import type { Job, JobNotFound, LinkDuplicate, Resource, ScheduleInvalid, Trigger } from './client.ts'

defaults.baseUrl = process.env['PANSENTRY_URL'] + '/api/v1'
defaults.headers = { Authorization: 'Bearer ' + process.env['PANSENTRY_TOKEN'] }

const jobs = await jobsList()
if (jobs.status !== 200) throw new Error(jobs.data.message)
const found = jobs.data.find(({ id }) => id === 'check_resources_links')
const checks: Job | undefined = found && 'trigger' in found ? found : undefined
const graceSeconds: number | null | undefined = checks?.policy.misfireGraceSeconds

const missing = await jobsGet('nope')
if (missing.status !== 404) throw new Error('There is such a job.')
const notFound: JobNotFound = missing.data

const link = { title: 'One', url: 'https://pan.quark.cn/s/0123456789ab' }
const added = await resourcesAdd(link)
if (added.status !== 201) throw new Error(added.data.message)
const resource: Resource = added.data
const again = await resourcesAdd(link)
if (again.status !== 409) throw new Error('It was added twice.')
const duplicate: LinkDuplicate = again.data

const dead = await resourcesList({ filter: { health: 'dead', provider: resource.provider } })
if (dead.status !== 200) throw new Error(dead.data.message)

const trigger: Trigger = { kind: 'cron', crontab: '61 2 * * *' }
const times = await jobsNextTimes({ trigger, count: 2 })
if (times.status !== 422) throw new Error('A minute has 60 seconds.')
const invalid: ScheduleInvalid = times.data

console.log(JSON.stringify({
  graceSeconds,
  missing: notFound.data.id,
  added: resource.provider,
  again: duplicate.data.url === link.url,
  dead: dead.data.rows.length,
  invalid: invalid.code,
}))
`

/** Every object schema under a part of the document, as text. */
function objectsIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return []
  const inner = Object.values(part).flatMap(objectsIn)
  const isObject = 'type' in part && part.type === 'object' && 'properties' in part
  return isObject ? [JSON.stringify(part), ...inner] : inner
}
