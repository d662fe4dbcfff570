import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApiDocument, operationsOf } from '../../../../../electron/api/http/calls/openapi.ts'
import { refusals } from '../../../../../electron/engine/model/refusal.ts'
import type { LoggedLine } from '../../../../support/engine.ts'
import { type Answered, TestServer } from '../../../../support/http/http-server.ts'
import { spelledOut, valueOf } from '../../../../support/http/schema-arbitrary.ts'

// Like schemathesis: whatever is sent, no answer is a fault of the server, and none tells what it must not.

let server: TestServer
let secrets: string[]

beforeAll(async () => {
  // Requests come as fast as they go, so the pace is the clock's affair.
  let now = Date.now()
  server = await TestServer.open({
    clock: { now: () => (now += 1000), after: () => () => {} },
  })
  secrets = [server.credentials.token, server.dataFolder, process.cwd(), 'node_modules', '    at ']
})

afterAll(() => server[Symbol.asyncDispose]())

// No program is run and nothing but this machine is asked.
const fixed = {
  program: fc.constantFrom('/nonexistent/program', ''),
  url: fc.oneof(
    fc.string().map((text) => `http://127.0.0.1:9/${text}`),
    fc.constantFrom('', 'no link', 'file:///etc/passwd', 'javascript:alert(1)', 'http://'),
  ),
  text: fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc
      .array(fc.constantFrom('a http://127.0.0.1:9/a', 'url,title', '"', '[{"url":', '\0'))
      .map((lines) => lines.join('\n')),
  ),
  id: fc.oneof(
    fc.constantFrom<unknown>(
      'cleanup_temp_files',
      'hello',
      'nope',
      '',
      '..',
      '%',
      '任务',
      0,
      1,
      -1,
      1.5,
      1e300,
    ),
    fc.string({ unit: 'grapheme' }),
  ),
}

type Parameter = { name: string; in: string; schema?: unknown; required?: boolean }
type Operation = {
  parameters?: Parameter[]
  responses?: Record<string, unknown>
  requestBody?: { content?: { 'application/json'?: { schema?: unknown } } }
}

const document = spelledOut(await openApiDocument())
const operations = operationsOf(document).map(({ path, method, operation }) => ({
  name: `${method.toUpperCase()} ${path}`,
  method: method.toUpperCase(),
  path,
  operation: operation as Operation,
}))

test('the document tells all calls that are offered', () => {
  expect(document.openapi).toMatch(/^3\.1\./)
  expect(operations.length).toBeGreaterThan(30)
  expect(operations.map(({ name }) => name)).toContain('GET /events')
  expect(JSON.stringify(document)).not.toMatch(/signInUrl|openUrl|showLog/)
})

describe('no answer is a fault, and none tells too much', () => {
  // An event stream does not end, and a check would ask what it is given.
  const unasked = ['/events', '/resources/check', '/links/check']
  const asked = operations.filter(({ path }) => !unasked.includes(path))
  // Its key is made of a passphrase, which is meant to take its time.
  const runsOf = (path: string) => (path === '/moves/pack' ? 10 : 60)

  test.each(asked)('$name', async ({ method, path, operation }) => {
    const parameters = operation.parameters ?? []
    const of = (place: string) =>
      fc.record(
        Object.fromEntries(
          parameters
            .filter((parameter) => parameter.in === place)
            .map(({ name, schema }) => [name, fixed[name as 'id'] ?? valueOf(schema ?? {}, fixed)]),
        ),
        place === 'path' ? {} : { requiredKeys: [] },
      )
    const schema = operation.requestBody?.content?.['application/json']?.schema
    const requests = fc.record({
      inPath: of('path'),
      inQuery: of('query'),
      body: schema === undefined ? fc.constant(undefined) : valueOf(schema, fixed),
    })
    await fc.assert(
      fc.asyncProperty(requests, async ({ inPath, inQuery, body }) => {
        const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
          segment(written((inPath as Record<string, unknown>)[name])),
        )
        const answer = await server.ask(method, `/api/v1${filled}${query(inQuery)}`, {
          ...(body !== undefined && { json: body }),
        })
        judge(answer, tellsPath(path))
        expectNamed(answer, operation)
      }),
      { numRuns: runsOf(path) },
    )
    expect(server.logged.filter(isFault)).toEqual([])
  })

  const anything = fc.oneof(
    fc.jsonValue(),
    fc.record({ json: fc.jsonValue(), meta: fc.jsonValue() }),
    fc.record({
      json: fc.dictionary(
        fc.constantFrom('id', 'ids', '__proto__', 'filter', 'limit'),
        fc.jsonValue(),
      ),
      meta: fc.array(
        fc.tuple(
          fc.integer({ min: 0, max: 9 }),
          fc.constantFrom('id', '__proto__', 'constructor', 0),
        ),
      ),
      maps: fc.jsonValue(),
    }),
  )
  test.each([
    'jobs/list',
    'jobs/get',
    'jobs/edit',
    'resources/list',
    'resources/get',
    'runs/list',
    'settings/update',
    'nothing/here',
  ])('/rpc/%s', async (path) => {
    await fc.assert(
      fc.asyncProperty(anything, async (json) =>
        judge(await server.ask('POST', `/rpc/${path}`, { json }), false),
      ),
      { numRuns: 60 },
    )
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('id')
  })

  test('the old routes answer in their shape', async () => {
    const bodies = fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          id: fixed.id,
          func: fc.constantFrom('app:cleanup_temp_files', 'os:system', ''),
          trigger: fc.oneof(fc.constantFrom('cron', 'interval', 'date'), fc.jsonValue()),
          hour: fc.jsonValue(),
          seconds: fc.jsonValue(),
          run_date: fc.jsonValue(),
          timezone: fc.constantFrom('UTC', 'Mars/Olympus', ''),
          misfire_grace_time: fc.jsonValue(),
          replace_existing: fc.boolean(),
        },
        { requiredKeys: [] },
      ),
    )
    const methods = fc.constantFrom('POST', 'PATCH')
    await fc.assert(
      fc.asyncProperty(methods, bodies, async (method, json) => {
        const path = method === 'POST' ? '/scheduler/jobs' : '/scheduler/jobs/cleanup_temp_files'
        const answer = await server.ask(method, path, { json })
        for (const secret of secrets) expect(answer.text).not.toContain(secret)
        const keys = Object.keys(answer.json() as object)
        expect(keys.join() === 'error_message').toBe(answer.status !== 200)
      }),
      { numRuns: 300 },
    )
    expect(server.logged.filter(isFault)).toEqual([])
  })

  test('any path', async () => {
    const paths = fc.tuple(
      fc.constantFrom(
        '/',
        '/api/v1/',
        '/rpc/',
        '/scheduler/',
        '/assets/',
        '/sign-in',
        '/sign-out?',
      ),
      fc.string({ unit: 'binary' }).map((text) => encodeURI(text.toWellFormed())),
      fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PROPFIND'),
    )
    await fc.assert(
      fc.asyncProperty(paths, async ([start, rest, method]) => {
        judge(await server.ask(method, start + rest), false)
      }),
      { numRuns: 300 },
    )
    expect(server.logged.filter(isFault)).toEqual([])
  })
})

// What a fault of the server leaves in the log; jobs that fail write there too.
function isFault({ level, scope }: LoggedLine): boolean {
  return level === 'error' && scope === 'pansentry'
}

// Files of a person's own are shown with where they lie.
function tellsPath(path: string): boolean {
  return path === '/job-files' || path.startsWith('/scripts/files')
}

function judge(answer: Answered, mayTellPath: boolean): void {
  expect({ status: answer.status, text: answer.text, isFault: answer.status >= 500 }).toMatchObject(
    { isFault: false },
  )
  for (const secret of secrets) {
    if (mayTellPath && secret === server.dataFolder) continue
    expect(answer.text).not.toContain(secret)
  }
}

/** Whatever refuses a call is among the answers that its operation names. */
function expectNamed(answer: Answered, { responses = {} }: Operation): void {
  expect(Object.keys(responses)).toContain(String(answer.status))
  if (answer.status < 400) return
  const { code, defined } = answer.json() as { code: string; defined: boolean }
  expect({ code, defined }).toEqual({ code, defined: code in refusals })
  const named = JSON.stringify(responses[answer.status])
  expect(named).toContain(defined ? `"const":"${code}"` : '')
}

function written(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

function segment(text: string): string {
  // To a URL one dot or two are no segment.
  return encodeURIComponent(text.toWellFormed().replace(/^\.{1,2}$/, '')) || '%20'
}

/** As OpenAPI's deepObject style has it: `filter[text]=a&limit=5`. */
function query(values: Record<string, unknown>): string {
  const pairs = Object.entries(values).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).map(([key, inner]) => [`${name}[${key}]`, inner])
      : [[name, value]],
  )
  const text = pairs.map(([name, value]) => `${segment(String(name))}=${segment(written(value))}`)
  return text.length === 0 ? '' : `?${text.join('&')}`
}
